import { emptyBody } from '../lib/http/request';
import { route } from '../lib/http/route';
import { withFiles } from '../lib/http/with-files';
import { deleteReplay } from '../lib/use-cases/replays';

/** Deletes a replay with its files. */
export const handler = route(
  'POST /delete-replay/{replayId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    await deleteReplay(withFiles(services), { ...params, actor: caller });
    return { status: 200, body: params };
  },
);
