import { route } from '../lib/http';
import { questionView } from '../lib/qna-view';
import { askQuestion, askQuestionBody } from '../lib/questions';
import { withMixer } from '../lib/with-mixer';

/** The caller asks a question, which is to be paid for. */
export const handler = route(
  'POST /ask-question/{roomId}',
  { body: askQuestionBody },
  async ({ params, body, caller }, services) => {
    const question = await askQuestion(withMixer(services), { ...params, ...body, actor: caller });
    return { status: 201, body: questionView(services.config, question, caller) };
  },
);
