import { route } from '../lib/http';
import { questionView } from '../lib/qna-view';
import { endQuestion } from '../lib/questions';
import { emptyBody } from '../lib/request';
import { withMixer } from '../lib/with-mixer';

/** The host refuses a question or ends its answer; its asker withdraws it unpaid, or leaves. */
export const handler = route(
  'POST /end-question/{roomId}/{questionId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const question = await endQuestion(withMixer(services), { ...params, actor: caller });
    return { status: 200, body: questionView(services.config, question, caller) };
  },
);
