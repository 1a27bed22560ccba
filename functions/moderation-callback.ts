import { callback } from '../lib/http/callback';
import { moderationReportOf } from '../lib/http/moderation-message';
import { withMixer } from '../lib/http/with-mixer';
import { moderate } from '../lib/use-cases/moderate';

/** Reports of a provider of moderation. */
export const handler = callback(
  'POST /moderation-callback/{secret}',
  async (request, makeServices) => {
    const services = makeServices();
    return moderate(withMixer(services), moderationReportOf(request, services));
  },
);
