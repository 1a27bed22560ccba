import type { IncomingMessage } from 'node:http';
import { OtsError } from './errors';
import { MAX_REQUEST_BYTES } from './limits';

/**
 * A client that is still sending may not see the answer, so a body that is somewhat too large is
 * read to its end, without being kept, before it is refused.
 */
const MAX_DRAINED_BYTES = 4 * MAX_REQUEST_BYTES;

/** Reads the body of a request; one that is too large is refused. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length <= MAX_REQUEST_BYTES) chunks.push(chunk);
    if (length > MAX_DRAINED_BYTES) break;
  }
  if (length > MAX_REQUEST_BYTES) throw new OtsError('OTSRequestBodyTooLarge');
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}
