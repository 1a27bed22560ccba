import { replayView } from '../lib/api/replay-view';
import { route } from '../lib/http/route';
import { withFiles } from '../lib/http/with-files';
import { findReplay } from '../lib/use-cases/replays';

/** One replay, with addresses to play it by. */
export const handler = route(
  'GET /get-replay/{replayId}',
  {},
  async ({ params, caller }, given) => {
    const services = withFiles(given);
    const replay = await findReplay(services, { ...params, actor: caller });
    return { status: 200, body: replayView(services, replay, caller) };
  },
);
