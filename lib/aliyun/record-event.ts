import * as z from 'zod/mini';
import { AppError } from '../errors';
import { parseJson } from '../json-bytes';
import type { RecordEvent } from '../model/events';

const Message = z.object({ app: z.string(), stream: z.string() });

/**
 * Reads which stream a message is about; what else it says is looked up, as nobody has signed it.
 * https://help.aliyun.com/document_detail/55016.html
 * Throws `InvalidJson` and `InvalidRequest`.
 */
export function recordEvent(body: Buffer): RecordEvent {
  const parsed = Message.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  throw new AppError('InvalidRequest', 'Expected app and stream of a record callback.');
}
