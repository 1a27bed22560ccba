import { questionView } from '../lib/api/qna-view';
import { route } from '../lib/http/route';
import { findQuestion } from '../lib/use-cases/questions';

/** One paid question, also after it is over. */
export const handler = route(
  'GET /get-question/{roomId}/{questionId}',
  {},
  async ({ params, caller }, services) => {
    const question = await findQuestion(services, { ...params, actor: caller });
    return { status: 200, body: questionView(services, question, caller) };
  },
);
