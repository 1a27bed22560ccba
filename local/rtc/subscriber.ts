import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { MediaStream, type RTCPeerConnection, type RTCRtpSender, RtpPacket } from 'werift';
import { type Offer, UnusableOffer } from './offer';
import { answerOffer, newPeer } from './peer';

/** ICE and DTLS take well under a second on one machine. */
const CONNECT_TIMEOUT_MS = 10_000;

interface SubscriberEvents {
  /** The subscriber needs a full picture. */
  keyframe: [];
  closed: [];
}

/** One WHEP session: sends one member's audio and video on to one user. */
export class Subscriber extends EventEmitter<SubscriberEvents> {
  readonly sessionId = randomUUID();
  readonly userId: string;
  #peer: RTCPeerConnection = newPeer();
  #senders: Partial<Record<'video' | 'audio', RTCRtpSender>> = {};
  #connectTimer: NodeJS.Timeout;
  #isClosed = false;

  private constructor(userId: string, offer: Offer) {
    super();
    this.userId = userId;
    this.#connectTimer = setTimeout(() => this.close(), CONNECT_TIMEOUT_MS);
    // One stream for both, so that the browser keeps sound and picture together.
    const streams = [new MediaStream()];
    for (const kind of ['audio', 'video'] as const) {
      if (!offer.media[kind]) continue;
      const { sender } = this.#peer.addTransceiver(kind, { direction: 'sendonly', streams });
      sender.onPictureLossIndication.subscribe(() => this.emit('keyframe'));
      this.#senders[kind] = sender;
    }
    this.#peer.connectionStateChange.subscribe((state) => {
      if (state === 'connected') this.#connected();
      if (state === 'failed' || state === 'closed') this.close();
    });
  }

  /** Answers a WHEP offer. */
  static async accept(
    userId: string,
    offer: Offer,
  ): Promise<{ subscriber: Subscriber; answer: string }> {
    const subscriber = new Subscriber(userId, offer);
    try {
      return { subscriber, answer: await answerOffer(subscriber.#peer, offer.sdp) };
    } catch (cause) {
      subscriber.close();
      throw new UnusableOffer('The offer cannot be answered.', { cause });
    }
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
    clearTimeout(this.#connectTimer);
    void this.#peer.close();
    this.emit('closed');
  }

  #connected(): void {
    clearTimeout(this.#connectTimer);
    this.emit('keyframe');
  }
}
