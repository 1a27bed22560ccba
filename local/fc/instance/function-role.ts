import type { Credential, Credentials } from '../../account/credentials';
import type { Clock } from '../../clock';

/**
 * Credentials are renewed when less than this is left of their 36 hours: a function may run for
 * 24 hours, and those it was given at its start have to last.
 */
const MIN_REMAINING_MS = 24 * 3600 * 1000;

/** The temporary credentials of a function's role, renewed in time. */
export class FunctionRole {
  readonly #credentials: Credentials;
  readonly #clock: Clock;
  #current: Credential | undefined;

  constructor(credentials: Credentials, clock: Clock) {
    this.#credentials = credentials;
    this.#clock = clock;
  }

  /** Credentials that are good for as long as any invocation may take. */
  credential(): Credential {
    const expiresAtMs = this.#current?.expiresAtMs ?? 0;
    if (this.#current === undefined || expiresAtMs - this.#clock.now() < MIN_REMAINING_MS) {
      this.#current = this.#credentials.issue();
    }
    return this.#current;
  }
}
