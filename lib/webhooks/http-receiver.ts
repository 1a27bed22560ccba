import { type LookupAddress, lookup } from 'node:dns';
import { once } from 'node:events';
import { type IncomingMessage, request as requestInTheClear } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Clock } from '../clock';
import type { Config } from '../config/config';
import { cloudEvent } from '../model/cloud-event';
import type { RoomEvent } from '../model/event';
import { type EventReceiver, ReceiverFailed } from '../model/event-receiver';
import { isPublicAddress } from './public-address';
import { webhookHeaders } from './signature';

/** What a receiver answers says nothing beside its status; so much of it is read. */
const MAX_ANSWER_BYTES = 16_384;

type Webhook = NonNullable<Config['webhook']>;

/**
 * The customer's server over HTTP: an event is a POST of its CloudEvent in JSON, signed by Standard
 * Webhooks, and any answer of 2xx takes it. A redirect is not followed, and an address that is not
 * public is not called, whatever the name is resolved to: it is the resolved address that is used.
 */
export class HttpReceiver implements EventReceiver {
  readonly #webhook: Webhook;
  readonly #clock: Clock;

  constructor(webhook: Webhook, clock: Clock) {
    this.#webhook = webhook;
    this.#clock = clock;
  }

  async send(event: RoomEvent, withinMs: number): Promise<void> {
    try {
      const status = await this.#post(event, AbortSignal.timeout(withinMs));
      if (status < 200 || status > 299) throw new Error(`It answered ${status}.`);
    } catch (cause) {
      throw new ReceiverFailed('The receiver of events', { cause });
    }
  }

  async #post(event: RoomEvent, signal: AbortSignal): Promise<number> {
    const { url, keys, isPrivate } = this.#webhook;
    const message = cloudEvent(event);
    const body = JSON.stringify(message);
    if (!isPrivate) requirePublicHost(url);
    const request = url.protocol === 'https:' ? requestSecurely : requestInTheClear;
    const sent = request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Lianmai',
        ...webhookHeaders({ id: message.id, body }, keys, this.#clock.now()),
      },
      // An instance may be frozen for minutes, so that no connection is kept.
      agent: false,
      signal,
      ...(!isPrivate && { lookup: lookupPublic }),
    });
    // What comes after the answer concerns nobody.
    sent.on('error', () => undefined);
    sent.end(body);
    const [response] = (await once(sent, 'response', { signal })) as [IncomingMessage];
    // What fails after the status does not change it.
    await drain(response).catch(() => undefined);
    return response.statusCode ?? 0;
  }
}

/** Reads what is sent on, so that the other side is not cut off, but not without end. */
async function drain(response: IncomingMessage): Promise<void> {
  let bytes = 0;
  for await (const chunk of response) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) return;
  }
}

/** An address in the place of a name is not resolved. */
function requirePublicHost({ hostname }: URL): void {
  const address = hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) !== 0 && !isPublicAddress(address)) throw notPublic();
}

/** Resolves a name; one that leads to an address that is not public is an error. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const refused = error ?? refusalOf(addresses);
    const [first] = addresses ?? [];
    if (refused || !first) callback(refused ?? notPublic(), []);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

function refusalOf(addresses: LookupAddress[]): Error | undefined {
  return addresses.every(({ address }) => isPublicAddress(address)) ? undefined : notPublic();
}

function notPublic(): Error {
  return new Error('Its address is not public: see WEBHOOK_NETWORK.');
}
