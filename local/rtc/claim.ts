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
  /** The signature that the owner of this secret would have made. */
  expectedSignature(secret: string): string;
}
