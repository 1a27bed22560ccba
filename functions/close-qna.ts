import { route } from '../lib/http';
import { closeQna } from '../lib/qna';
import { emptyBody } from '../lib/request';

/** The host takes no more questions. */
export const handler = route(
  'POST /close-qna/{roomId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    return { status: 200, body: await closeQna(services, { ...params, actor: caller }) };
  },
);
