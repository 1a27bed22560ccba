import { mixAnswerView } from '../lib/api/room-view';
import { idempotencyKey } from '../lib/http/request';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { mixParams } from '../lib/model/layout';
import { startMixBody } from '../lib/model/mix-request';
import { startMix } from '../lib/use-cases/start-mix';

const STATUS = { done: 201, 'done-before': 200, pending: 202 };

/** Starts the room's mix and its push to the room's stream. */
export const handler = route(
  'POST /start-mix/{roomId}',
  { body: startMixBody },
  async ({ params, body, headers, caller }, services) => {
    const { onCooldown, ...request } = body;
    const started = await startMix(withMixer(services), {
      roomId: params.roomId,
      actor: caller,
      idempotencyKey: idempotencyKey(headers),
      params: mixParams(request),
      onCooldown,
    });
    return { status: STATUS[started.outcome], body: mixAnswerView(services, started) };
  },
);
