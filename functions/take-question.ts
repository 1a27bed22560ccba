import { route } from '../lib/http';
import { questionView } from '../lib/qna-view';
import { takeQuestion } from '../lib/questions';
import { emptyBody } from '../lib/request';
import { withMixer } from '../lib/with-mixer';

/** The host takes a question: its asker comes on stage for the paid seconds. */
export const handler = route(
  'POST /take-question/{roomId}/{questionId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const question = await takeQuestion(withMixer(services), { ...params, actor: caller });
    return { status: 200, body: questionView(services.config, question, caller) };
  },
);
