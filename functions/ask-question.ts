import { questionView } from '../lib/api/qna-view';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { askQuestion, askQuestionBody } from '../lib/use-cases/ask-question';

/** The caller asks a question, which is to be paid for. */
export const handler = route(
  'POST /ask-question/{roomId}',
  { body: askQuestionBody },
  async ({ params, body, caller }, services) => {
    const question = await askQuestion(withMixer(services), { ...params, ...body, actor: caller });
    return { status: 201, body: questionView(services, question, caller) };
  },
);
