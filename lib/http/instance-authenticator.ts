import { type Authenticate, authenticator } from './auth';
import { instanceParts } from './services';

// Kept as long as the function instance, with the keys that it has fetched.
let kept: Authenticate | undefined;

/**
 * What tells who calls. It is apart from the other parts of an instance, so that callbacks and the
 * timer, which nobody calls with a token, do without the library for it. Throws if the configuration
 * is not usable.
 */
export function instanceAuthenticator(): Authenticate {
  kept ??= authenticator(instanceParts().config.jwt);
  return kept;
}
