import { isKnownTag } from '../lib/api/etag';
import { roomView } from '../lib/api/room-view';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { getRoomQuery, watchRoom } from '../lib/use-cases/room-snapshot';

/** Shows a room with its mix, its stage and its play URLs, at once or when something changes. */
export const handler = route(
  'GET /get-room/{roomId}',
  { query: getRoomQuery },
  async ({ params, query, headers, caller }, services) => {
    const known = headers['if-none-match'];
    const { view, askAgainAfterMs } = await watchRoom(withMixer(services), {
      ...params,
      ...query,
      actor: caller,
      show: (snapshot) => roomView(services, snapshot, caller),
      isKnown: (shown) => isKnownTag(known, shown.etag),
    });
    const { etag } = view;
    const answer = {
      headers: { etag },
      ...(askAgainAfterMs !== undefined && { retryAfterMs: askAgainAfterMs }),
    };
    return isKnownTag(known, etag)
      ? { status: 304, ...answer }
      : { status: 200, body: view, ...answer };
  },
);
