import { replaySummary } from '../lib/api/replay-view';
import { route } from '../lib/http/route';
import { withFiles } from '../lib/http/with-files';
import { listReplays, listReplaysQuery } from '../lib/use-cases/replays';

/** What was recorded, newest first. */
export const handler = route(
  'GET /list-replays',
  { query: listReplaysQuery },
  async ({ query, caller }, services) => {
    const { replays, nextToken } = await listReplays(withFiles(services), {
      ...query,
      actor: caller,
    });
    return { status: 200, body: { replays: replays.map(replaySummary), nextToken } };
  },
);
