import type { IncomingMessage } from 'node:http';
import { BodyTooLarge, readBody } from '../../http/body';
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
export async function readEventBody(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES)
    throw new BodyTooLargeError();
  return readBody(request, MAX_BODY_BYTES, { rest: 'unread' }).catch((error: Error) => {
    if (error instanceof BodyTooLarge) throw new BodyTooLargeError();
    throw new FcError(400, 'InvalidArgument', error.message);
  });
}
