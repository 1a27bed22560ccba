import { route } from '../lib/http/route';
import { openQna, openQnaBody } from '../lib/use-cases/qna';

/** The host takes paid questions from now on, or changes the terms. */
export const handler = route(
  'POST /open-qna/{roomId}',
  { body: openQnaBody },
  async ({ params, body, caller }, services) => {
    const qna = await openQna(services, { ...params, terms: body, actor: caller });
    return { status: 200, body: qna };
  },
);
