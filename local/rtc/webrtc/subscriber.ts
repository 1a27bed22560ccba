import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { MediaStream, type RTCRtpSender, RtpPacket } from 'werift';
import { Connection } from './connection';
import type { Offer } from './sdp/offer';

interface SubscriberEvents {
  /** The subscriber needs a full picture. */
  keyframe: [];
  closed: [];
}

/** One WHEP session: sends one member's audio and video on to one user. */
export class Subscriber extends EventEmitter<SubscriberEvents> {
  readonly sessionId = randomUUID();
  readonly userId: string;
  readonly #connection: Connection;
  readonly #senders: Partial<Record<'video' | 'audio', RTCRtpSender>> = {};
  #isClosed = false;

  private constructor(userId: string, offer: Offer, address: string | undefined) {
    super();
    this.userId = userId;
    this.#connection = new Connection(address);
    // One stream for both, so that the browser keeps sound and picture together.
    const streams = [new MediaStream()];
    for (const kind of ['audio', 'video'] as const) {
      if (!offer.media[kind]) continue;
      const options = { direction: 'sendonly' as const, streams };
      const { sender } = this.#connection.peer.addTransceiver(kind, options);
      sender.onPictureLossIndication.subscribe(() => this.emit('keyframe'));
      this.#senders[kind] = sender;
    }
    this.#connection.on('connected', () => this.emit('keyframe'));
    this.#connection.on('lost', () => this.close());
  }

  /** Answers a WHEP offer. */
  static async accept(
    userId: string,
    offer: Offer,
    address?: string,
  ): Promise<{ subscriber: Subscriber; answer: string }> {
    const subscriber = new Subscriber(userId, offer, address);
    return { subscriber, answer: await subscriber.#connection.answer(offer) };
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Sends one packet on, as far as the subscriber is connected. */
  send(kind: 'video' | 'audio', packet: Buffer): void {
    const rtp = RtpPacket.deSerialize(packet);
    // Header extensions are numbered by the publisher's session and mean nothing in this one.
    rtp.header.extension = false;
    rtp.header.extensions = [];
    // A lost packet is no news: the connection's state tells when the subscriber is gone.
    this.#senders[kind]?.sendRtp(rtp).catch(() => undefined);
  }

  /** Ends the session. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#connection.close();
    this.emit('closed');
  }
}
