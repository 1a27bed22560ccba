import { questionView } from '../lib/api/qna-view';
import { route } from '../lib/http/route';
import { listQuestions } from '../lib/use-cases/questions';

/** The paid questions that are not over: all of them for the host, else the caller's own. */
export const handler = route(
  'GET /list-questions/{roomId}',
  {},
  async ({ params, caller }, services) => {
    const questions = await listQuestions(services, { ...params, actor: caller });
    const shown = questions.map((question) => questionView(services, question, caller));
    return { status: 200, body: { questions: shown } };
  },
);
