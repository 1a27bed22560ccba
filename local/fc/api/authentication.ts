import type { Credential, Credentials } from '../../account/credentials';
import type { Clock } from '../../clock';
import { equalSecrets, sha256Hex } from '../../openapi/canonical';
import { Nonces } from '../../openapi/nonces';
import { FcError } from '../fc-error';
import { type SignatureClaim, signatureNotMatch } from './acs3';

/** https://help.aliyun.com/document_detail/434846.html (InvalidTimeStamp.Expired) */
const MAX_CLOCK_SKEW_MS = 15 * 60_000;

/** Verifies who calls: known key, right signature, fresh date, a nonce that was never seen. */
export class Authentication {
  readonly #credentials: Credentials;
  readonly #clock: Clock;
  readonly #nonces: Nonces;

  constructor({ credentials, clock }: { credentials: Credentials; clock: Clock }) {
    this.#credentials = credentials;
    this.#clock = clock;
    this.#nonces = new Nonces(clock);
  }

  /** The caller's credential. Throws the service's refusal of anybody else. */
  verify(claim: SignatureClaim): Credential {
    const credential = this.#credentials.find(claim.accessKeyId);
    if (!credential) {
      const message = `invalid access key ID '${claim.accessKeyId}'`;
      throw new FcError(403, 'InvalidAccessKeyID', message);
    }
    if (!claim.isSignedBy(credential.accessKeySecret)) throw signatureNotMatch();
    verifyToken(credential, claim.securityToken);
    this.#verifyDate(claim.date);
    if (claim.nonce !== undefined) this.#useNonce(claim.accessKeyId, claim.nonce);
    return credential;
  }

  #verifyDate(date: string): void {
    const ms = Date.parse(date);
    if (Number.isNaN(ms)) {
      const message = 'Specified time stamp or date value is not well formatted.';
      throw new FcError(400, 'InvalidTimeStamp.Format', message);
    }
    if (Math.abs(ms - this.#clock.now()) <= MAX_CLOCK_SKEW_MS) return;
    const message = 'Specified time stamp or date value is expired.';
    throw new FcError(400, 'InvalidTimeStamp.Expired', message);
  }

  /** It comes last, so that only its owner can use a nonce up. */
  #useNonce(accessKeyId: string, nonce: string): void {
    const used = this.#nonces.use(sha256Hex(`${accessKeyId}\n${nonce}`));
    if (used === 'fresh') return;
    const message = 'Specified signature nonce was used already.';
    throw new FcError(400, 'SignatureNonceUsed', message);
  }
}

function verifyToken(credential: Credential, given: string | undefined): void {
  const { securityToken } = credential;
  const isRight =
    securityToken === undefined
      ? given === undefined
      : given !== undefined && equalSecrets(given, securityToken);
  if (isRight) return;
  throw new FcError(400, 'InvalidSecurityToken.Malformed', 'Specified SecurityToken is malformed.');
}
