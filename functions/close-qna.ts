import { emptyBody } from '../lib/http/request';
import { route } from '../lib/http/route';
import { closeQna } from '../lib/use-cases/qna';

/** The host takes no more questions. */
export const handler = route(
  'POST /close-qna/{roomId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    return { status: 200, body: await closeQna(services, { ...params, actor: caller }) };
  },
);
