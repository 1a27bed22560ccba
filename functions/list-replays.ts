import { replaySummary } from '../lib/api/replay-view';
import { route } from '../lib/http/route';
import { withFiles } from '../lib/http/with-files';
import { listReplays, listReplaysQuery } from '../lib/use-cases/replays';

/** What was recorded, newest first. */
export const handler = route(
  'GET /list-replays',
  { query: listReplaysQuery },
  async ({ query, caller }, given) => {
    const services = withFiles(given);
    const { replays, nextToken } = await listReplays(services, { ...query, actor: caller });
    const views = replays.map((replay) => replaySummary(services, replay));
    return { status: 200, body: { replays: views, nextToken } };
  },
);
