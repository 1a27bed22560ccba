import { createHmac } from 'node:crypto';

/** What is signed, and with what. */
interface SignedCallback {
  /** As it is sent, byte for byte. */
  body: string;
  key: string;
  timestampSeconds: number;
}

/**
 * The headers by which a receiver knows that a callback is genuine and fresh.
 *
 * How the service signs these callbacks (NeedCallbackAuth) is not published, so this is our own
 * convention: the names of the headers are those of the service's callbacks about mixing, and the
 * formula is the newer product line's, hex HMAC-SHA256 of the raw body followed by the timestamp.
 * https://help.aliyun.com/zh/live/developer-reference/api-creatertcmpueventsub
 * https://help.aliyun.com/document_detail/2709168.html
 */
export function signatureHeaders({ body, key, timestampSeconds }: SignedCallback) {
  const signed = `${body}${timestampSeconds}`;
  return {
    'Ali-Rtc-Timestamp': String(timestampSeconds),
    'Ali-Rtc-Signature': createHmac('sha256', key).update(signed).digest('hex'),
  };
}
