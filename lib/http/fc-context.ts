import type { Credentials } from '../aliyun/credentials';

/** What Function Compute hands to a handler beside the event. */
export interface FcContext {
  requestId: string;
  credentials: Credentials;
  function: { name: string };
}

/**
 * What a handler answers an HTTP trigger with.
 * https://help.aliyun.com/zh/functioncompute/user-guide/request-handlers
 */
export interface FcResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded: false;
}
