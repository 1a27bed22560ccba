import { route } from '../lib/http';
import { closeQna } from '../lib/qna';

/** The host takes no more questions. */
export const handler = route(
  'DELETE /rooms/{roomId}/qna',
  {},
  async ({ params, caller }, services) => {
    return { status: 200, body: await closeQna(services, { ...params, actor: caller }) };
  },
);
