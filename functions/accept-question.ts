import { questionView } from '../lib/api/qna-view';
import { emptyBody } from '../lib/http/request';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { acceptQuestion } from '../lib/use-cases/questions';

/** The host takes a question: its asker comes on stage for the paid seconds. */
export const handler = route(
  'POST /accept-question/{roomId}/{questionId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const question = await acceptQuestion(withMixer(services), { ...params, actor: caller });
    return { status: 200, body: questionView(services, question, caller) };
  },
);
