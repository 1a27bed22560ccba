import type { Credentials } from '../aliyun/credentials';

/** What Function Compute hands to a handler beside the event. */
export interface FcContext {
  requestId: string;
  credentials: Credentials;
  function: { name: string };
}

export interface FcResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded: false;
}
