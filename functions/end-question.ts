import { questionView } from '../lib/api/qna-view';
import { emptyBody } from '../lib/http/request';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { endQuestion } from '../lib/use-cases/questions';

/** The host refuses a question or ends its answer; its asker withdraws it unpaid, or leaves. */
export const handler = route(
  'POST /end-question/{roomId}/{questionId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const question = await endQuestion(withMixer(services), { ...params, actor: caller });
    return { status: 200, body: questionView(services, question, caller) };
  },
);
