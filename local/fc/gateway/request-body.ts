import type { IncomingMessage } from 'node:http';
import { FcError } from '../fc-error';

/** https://help.aliyun.com/zh/functioncompute/fc/user-guide/http-triggers-overview */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** A body past the limit; the rest of it is left unread. */
export class BodyTooLargeError extends FcError {
  constructor() {
    super(400, 'InvalidArgument', `The body exceeds ${MAX_BODY_BYTES} bytes.`);
  }
}

/** Reads a request's body; past the limit it stops reading and throws. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES)
    throw new BodyTooLargeError();
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_BODY_BYTES) {
        chunks.push(chunk);
        return;
      }
      request.pause();
      request.removeAllListeners('data');
      reject(new BodyTooLargeError());
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    // A caller that goes away in the middle of its body does not always cause an `error`.
    request.on('close', () => reject(new FcError(400, 'InvalidArgument', 'The body was cut off.')));
  });
}
