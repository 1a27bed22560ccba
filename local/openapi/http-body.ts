import type { IncomingMessage } from 'node:http';

/** A body was longer than its reader accepts. */
export class BodyTooLarge extends Error {}

/**
 * Reads a request's body, but keeps never more than `maxBytes`. The rest is drained, not cut off:
 * a caller whose connection is reset never sees the answer that says why.
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) return chunks.push(chunk);
      chunks = [];
      return reject(new BodyTooLarge(`The body is longer than ${maxBytes} bytes.`));
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => reject(new Error('The request was cut off.')));
  });
}
