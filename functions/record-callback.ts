import { callback } from '../lib/http/callback';
import { recordEventOf } from '../lib/http/callback-messages';
import { withFiles } from '../lib/http/with-files';
import { handleRecordEvent } from '../lib/use-cases/replays';

/** Events of recordings. */
export const handler = callback('POST /record-callback/{secret}', async (request, makeServices) => {
  const services = makeServices();
  const event = recordEventOf(request, services);
  return handleRecordEvent(withFiles(services), event);
});
