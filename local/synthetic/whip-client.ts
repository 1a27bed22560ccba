import { MediaStreamTrack, type RTCRtpSender, RtcpPayloadSpecificFeedback } from 'werift';
import { closePeer } from '../rtc/webrtc/dtls-farewell';
import { newPeer } from '../rtc/webrtc/peer';

/** One machine answers and connects in a fraction of this. */
const TIMEOUT_MS = 5000;
/** On a machine that is very busy a handshake sometimes gets stuck; the next one does not. */
const ATTEMPTS = 3;
/** RTCP payload-specific feedback of this format is a full intra request (RFC 5104 §4.3.1). */
const FULL_INTRA_REQUEST = 4;

/** The server's answer was no: asking again would not help. */
class WhipRefused extends Error {}

/** Where to send and what to do about what comes back. */
export interface WhipOptions {
  url: string;
  token: string;
  video: boolean;
  onKeyframeRequest: () => void;
  /** The connection that once stood is gone. */
  onLost: () => void;
}

/** Sends video and audio into a channel by WHIP (RFC 9725). */
export class WhipClient {
  readonly #peer = newPeer();
  readonly #tracks = new Map<'video' | 'audio', MediaStreamTrack>();
  readonly #options: WhipOptions;
  #resource: URL | undefined;

  private constructor(options: WhipOptions) {
    this.#options = options;
    for (const kind of options.video ? (['video', 'audio'] as const) : (['audio'] as const)) {
      const track = new MediaStreamTrack({ kind });
      const { sender } = this.#peer.addTransceiver(track, { direction: 'sendonly' });
      this.#tracks.set(kind, track);
      if (kind === 'video') this.#followFeedback(sender);
    }
  }

  /** Connects; throws with one clear line if it is refused or does not succeed in bounded time. */
  static async connect(options: WhipOptions): Promise<WhipClient> {
    for (let attempt = 1; ; attempt++) {
      const client = new WhipClient(options);
      try {
        await client.#connect(options);
        return client;
      } catch (error) {
        await client.close();
        if (error instanceof WhipRefused || attempt === ATTEMPTS) throw error;
      }
    }
  }

  async #connect({ url, token, onLost }: WhipOptions): Promise<void> {
    await this.#peer.setLocalDescription(await this.#peer.createOffer());
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp', authorization: `Bearer ${token}` },
      body: this.#peer.localDescription?.sdp ?? '',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = await response.text();
    const location = response.headers.get('location');
    if (response.status !== 201 || !location) {
      throw new WhipRefused(`WHIP was refused: ${response.status} ${answer.slice(0, 200)}`);
    }
    this.#resource = new URL(location, url);
    const connected = this.#connected();
    await this.#peer.setRemoteDescription({ type: 'answer', sdp: answer });
    await connected;
    this.#peer.connectionStateChange.subscribe((state) => {
      if (state === 'failed' || state === 'closed') onLost();
    });
    for (const transport of this.#peer.dtlsTransports) {
      // Who is removed is told so by the end of DTLS.
      transport.onStateChange.subscribe((state) => {
        if (state === 'closed') onLost();
      });
    }
  }

  /** Sends one RTP packet. */
  send(kind: 'video' | 'audio', packet: Buffer): void {
    this.#tracks.get(kind)?.writeRtp(packet);
  }

  /** Leaves in order: the server is told, so that nobody waits for a time-out. */
  async close(): Promise<void> {
    const resource = this.#resource;
    this.#resource = undefined;
    if (resource) {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      // A server that is gone needs no telling.
      await fetch(resource, { method: 'DELETE', signal }).catch(() => {});
    }
    await closePeer(this.#peer);
  }

  #connected(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`No WebRTC connection after ${TIMEOUT_MS} ms.`)),
        TIMEOUT_MS,
      );
      this.#peer.connectionStateChange.subscribe((state) => {
        if (state !== 'connected') return;
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #followFeedback(sender: RTCRtpSender): void {
    sender.onPictureLossIndication.subscribe(this.#options.onKeyframeRequest);
    sender.onRtcp.subscribe((packet) => {
      if (!(packet instanceof RtcpPayloadSpecificFeedback)) return;
      if (packet.feedback.count === FULL_INTRA_REQUEST) this.#options.onKeyframeRequest();
    });
  }
}
