import { EventEmitter } from 'node:events';
import type { RTCPeerConnection } from 'werift';
import { Consent } from './consent';
import { closePeer } from './dtls-farewell';
import { answerOffer, newPeer } from './peer';
import { writeAnswer } from './sdp/answer';
import type { Codec } from './sdp/description';
import type { Offer } from './sdp/offer';

/** ICE and DTLS take well under a second on one machine. */
const CONNECT_TIMEOUT_MS = 10_000;

interface ConnectionEvents {
  connected: [];
  /** The peer has said goodbye, or its connection is gone. */
  lost: [reason: 'left' | 'silent' | 'disconnected'];
}

/** The WebRTC connection of one session, from the answer to its end. */
export class Connection extends EventEmitter<ConnectionEvents> {
  readonly peer: RTCPeerConnection;
  readonly #connectTimer: NodeJS.Timeout;
  #consent: Consent | undefined;
  #isClosed = false;

  /** Media are sent from, and arrive at, this address of the machine. */
  constructor(address?: string) {
    super();
    this.peer = newPeer(address);
    this.#connectTimer = setTimeout(() => this.#lose('disconnected'), CONNECT_TIMEOUT_MS);
    this.peer.connectionStateChange.subscribe((state) => {
      if (state === 'connected') this.#connected();
      if (state === 'failed' || state === 'closed') this.#lose('disconnected');
    });
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Answers the offer. Throws what the peer throws, and `WrongAnswer`; it is closed then. */
  async answer(offer: Offer, withHints?: (codec: Codec) => Codec): Promise<string> {
    try {
      return writeAnswer(offer, await answerOffer(this.peer, offer), withHints);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Ends DTLS and ICE at once. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#connectTimer);
    this.#consent?.end();
    void closePeer(this.peer);
  }

  #connected(): void {
    if (this.#consent || this.#isClosed) return;
    clearTimeout(this.#connectTimer);
    this.#consent = new Consent(this.peer, () => this.#lose('silent'));
    for (const transport of this.peer.dtlsTransports) {
      // A peer that closes says so by DTLS, too.
      transport.onStateChange.subscribe((state) => {
        if (state === 'closed') this.#lose('left');
      });
    }
    this.emit('connected');
  }

  #lose(reason: ConnectionEvents['lost'][0]): void {
    if (this.#isClosed) return;
    this.close();
    this.emit('lost', reason);
  }
}
