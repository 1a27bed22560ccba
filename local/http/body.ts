import type { IncomingMessage } from 'node:http';

/** A body was longer than its reader accepts. */
export class BodyTooLarge extends Error {}

/**
 * Reads a request's body, but keeps never more than `maxBytes`; throws `BodyTooLarge` past them. The
 * rest is drained, not cut off: a caller whose connection is reset never sees the answer that says
 * why. With `rest: 'unread'` reading stops, and the connection cannot be used again.
 */
export function readBody(
  request: IncomingMessage,
  maxBytes: number,
  { rest = 'drained' }: { rest?: 'drained' | 'unread' } = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) return chunks.push(chunk);
      chunks = [];
      if (rest === 'unread') request.pause();
      return reject(new BodyTooLarge(`The body is longer than ${maxBytes} bytes.`));
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
    // A caller that goes away in the middle of its body does not always cause an `error`.
    request.once('close', () => reject(new Error('The request was cut off.')));
  });
}
