import { deliverBeforeTheEnd } from '../use-cases/deliver-events';
import { HttpReceiver } from '../webhooks/http-receiver';
import type { HandlerServices } from './services';

/**
 * Adds the customer's server, if there is one: before the request ends, it is told what has become
 * true by it. The code for it is in the bundles of those functions only that call this.
 */
export function withReceiver(services: HandlerServices): HandlerServices {
  const { config, clock, beforeTheEnd } = services;
  if (!config.webhook) return services;
  const receiver = new HttpReceiver(config.webhook, clock);
  const telling = { ...services, receiver };
  beforeTheEnd.push(() => deliverBeforeTheEnd(telling));
  return telling;
}
