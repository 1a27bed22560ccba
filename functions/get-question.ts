import { route } from '../lib/http';
import { questionView } from '../lib/qna-view';
import { findQuestion } from '../lib/questions';

/** One paid question, also after it is over. */
export const handler = route(
  'GET /get-question/{roomId}/{questionId}',
  {},
  async ({ params, caller }, services) => {
    const question = await findQuestion(services, { ...params, actor: caller });
    return { status: 200, body: questionView(services.config, question, caller) };
  },
);
