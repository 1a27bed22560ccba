import type { Credentials } from '../account/credentials';
import type { Clock } from '../clock';
import { missing, refusal, signatureDoesNotMatch } from './api-error';
import type { ApiRequest } from './api-request';
import { equalSecrets, sha256Hex } from './canonical';
import type { Claim } from './claim';
import { Nonces } from './nonces';
import { readAcs3Claim } from './signature-acs3';
import { readV1Claim } from './signature-v1';

/** https://help.aliyun.com/document_detail/434846.html (InvalidTimeStamp.Expired) */
const MAX_CLOCK_SKEW_MS = 15 * 60_000;
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Verifies who calls: either signature style, fresh date, nonce never seen, STS token at hand. */
export class Authentication {
  #credentials: Credentials;
  #clock: Clock;
  #nonces: Nonces;

  constructor(credentials: Credentials, clock: Clock) {
    this.#credentials = credentials;
    this.#clock = clock;
    this.#nonces = new Nonces(clock);
  }

  /** What an authentic request asks for; throws the gateway's refusal for any other. */
  verify(request: ApiRequest, parameters: Map<string, string>): Claim {
    const isAcs3 = request.headers.authorization !== undefined;
    const claim = (isAcs3 ? readAcs3Claim : readV1Claim)(request, parameters);
    this.#verifyDate(claim.date);
    this.#verifySignature(claim);
    // The nonce is used up last, so that only its owner can use it up.
    const nonce = this.#nonces.use(sha256Hex(`${claim.accessKeyId}\n${claim.nonce}`));
    if (nonce === 'used') throw refusal('SignatureNonceUsed');
    if (nonce === 'full') throw refusal('Throttling.User');
    return claim;
  }

  #verifyDate(date: string): void {
    const dateMs = DATE.test(date) ? Date.parse(date) : Number.NaN;
    if (Number.isNaN(dateMs)) throw refusal('InvalidTimeStamp.Format');
    if (Math.abs(dateMs - this.#clock.now()) > MAX_CLOCK_SKEW_MS) {
      throw refusal('InvalidTimeStamp.Expired');
    }
  }

  #verifySignature(claim: Claim): void {
    const credential = this.#credentials.find(claim.accessKeyId);
    if (!credential) throw refusal('InvalidAccessKeyId.NotFound');
    const expected = claim.expectedSignature(credential.accessKeySecret);
    if (!claim.isBodySigned || !equalSecrets(claim.signature, expected)) {
      throw signatureDoesNotMatch(claim.stringToSign);
    }
    const { securityToken } = credential;
    if (securityToken !== undefined && !claim.securityToken) throw missing('SecurityToken');
    // A permanent key has no token, so that whatever comes with it is none.
    if (!equalSecrets(claim.securityToken ?? '', securityToken ?? '')) {
      throw refusal('InvalidSecurityToken.Malformed');
    }
  }
}
