import {
  MediaStreamTrack,
  RTCPeerConnection,
  type RTCRtpSender,
  RtcpPayloadSpecificFeedback,
  useH264,
  useOPUS,
} from 'werift';

/** One machine answers and connects in a fraction of this. */
const TIMEOUT_MS = 10_000;
/** RTCP payload-specific feedback of this format is a full intra request (RFC 5104 §4.3.1). */
const FULL_INTRA_REQUEST = 4;

/** Sends video and audio into a channel by WHIP (RFC 9725). */
export class WhipClient {
  readonly #peer = new RTCPeerConnection({
    codecs: { video: [useH264()], audio: [useOPUS()] },
    // On one machine there is nobody to ask for an address.
    iceServers: [],
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
  });
  readonly #tracks = new Map<'video' | 'audio', MediaStreamTrack>();
  readonly #onKeyframeRequest: () => void;
  #resource: URL | undefined;

  constructor(options: { video: boolean; onKeyframeRequest: () => void; onLost: () => void }) {
    this.#onKeyframeRequest = options.onKeyframeRequest;
    for (const kind of options.video ? (['video', 'audio'] as const) : (['audio'] as const)) {
      const track = new MediaStreamTrack({ kind });
      const { sender } = this.#peer.addTransceiver(track, { direction: 'sendonly' });
      this.#tracks.set(kind, track);
      if (kind === 'video') this.#followFeedback(sender);
    }
    this.#peer.connectionStateChange.subscribe((state) => {
      if (state === 'failed' || state === 'closed') options.onLost();
    });
  }

  /** Connects; throws with one clear line if it is refused or takes too long. */
  async connect(url: string, token: string): Promise<void> {
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
      throw new Error(`WHIP was refused: ${response.status} ${answer.slice(0, 200)}`);
    }
    this.#resource = new URL(location, url);
    const connected = this.#connected();
    await this.#peer.setRemoteDescription({ type: 'answer', sdp: answer });
    await connected;
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
    await this.#peer.close();
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
    sender.onPictureLossIndication.subscribe(this.#onKeyframeRequest);
    sender.onRtcp.subscribe((packet) => {
      if (!(packet instanceof RtcpPayloadSpecificFeedback)) return;
      if (packet.feedback.count === FULL_INTRA_REQUEST) this.#onKeyframeRequest();
    });
  }
}
