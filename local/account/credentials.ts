import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';

/** One identity that may sign requests. */
export interface Credential {
  accessKeyId: string;
  accessKeySecret: string;
  /** Present for temporary (STS) credentials and then required in each request. */
  securityToken?: string;
  expiresAtMs?: number;
}

/**
 * How long a function role's temporary credentials live.
 * https://www.alibabacloud.com/help/zh/fc/context-3 (36 hours)
 */
const STS_TTL_MS = 36 * 3600 * 1000;

/** The account's access key and the temporary credentials issued for function roles. */
export class Credentials {
  readonly root: Credential;
  #clock: Clock;
  #issued = new Map<string, Credential>();

  constructor(clock: Clock, root: Credential) {
    this.#clock = clock;
    this.root = root;
  }

  /** Issues temporary credentials, as the function role's STS session has them. */
  issue(ttlMs = STS_TTL_MS): Credential {
    const credential = {
      accessKeyId: `STS.${randomBytes(12).toString('hex')}`,
      accessKeySecret: randomBytes(20).toString('hex'),
      securityToken: randomBytes(32).toString('base64'),
      expiresAtMs: this.#clock.now() + ttlMs,
    };
    this.#issued.set(credential.accessKeyId, credential);
    return credential;
  }

  /** The credential with this id, unless it is unknown or has expired. */
  find(accessKeyId: string): Credential | undefined {
    if (accessKeyId === this.root.accessKeyId) return this.root;
    const credential = this.#issued.get(accessKeyId);
    if ((credential?.expiresAtMs ?? 0) > this.#clock.now()) return credential;
    this.#issued.delete(accessKeyId);
    return undefined;
  }
}
