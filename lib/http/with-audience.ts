import { LiveAudience } from '../aliyun/live-audience';
import type { TimerServices } from '../use-cases/services';
import type { HandlerServices } from './services';
import { liveApi, withMixer } from './with-mixer';

/** Adds what the timer alone asks for: the live service counts who watches, whichever API mixes. */
export function withAudience(given: HandlerServices): TimerServices {
  const { app, playDomain: domain } = given.config.live;
  const audience = new LiveAudience({ api: liveApi(given), domain, app });
  return { ...withMixer(given), audience };
}
