import { deliverBeforeTheEnd } from '../use-cases/deliver-events';
import { HttpReceiver } from '../webhooks/http-receiver';
import type { HandlerServices } from './services';

/**
 * Adds the customer's server, if there is one: before the request ends, the events of what it has
 * made true are sent there. The code for it is in the bundles of those functions only that call this.
 */
export function withReceiver(services: HandlerServices): HandlerServices {
  const { config, clock, beforeTheEnd } = services;
  if (!config.webhook) return services;
  const receiver = new HttpReceiver(config.webhook, clock);
  const delivering = { ...services, receiver };
  beforeTheEnd.push(() => deliverBeforeTheEnd(delivering));
  return delivering;
}
