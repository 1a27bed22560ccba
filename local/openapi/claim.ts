/** Who a request says it is from and what it asks for; nothing of it is verified yet. */
export interface Claim {
  accessKeyId: string;
  signature: string;
  /** ISO 8601 in UTC, to the second. */
  date: string;
  nonce: string;
  action: string;
  version: string;
  securityToken: string | undefined;
  /** What should have been signed; a caller whose signature is wrong is told it. */
  stringToSign: string;
  /** False if the caller names the checksum of another body than came. */
  isBodySigned: boolean;
  /** The signature that the owner of this secret would have made. */
  expectedSignature(secret: string): string;
}
