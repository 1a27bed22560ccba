import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { MediaStreamTrack, RTCPeerConnection, RTCRtpTransceiver } from 'werift';
import { type Offer, UnusableOffer } from './offer';
import { answerOffer, newPeer } from './peer';
import type { Media } from './subscription';

/** ICE and DTLS take well under a second on one machine. */
const CONNECT_TIMEOUT_MS = 10_000;
const WATCHDOG_INTERVAL_MS = 1000;
/**
 * A killed publisher is noticed by ICE only after about half a minute, so silence counts. It is
 * counted in ticks, not read off a clock: a stalled process must not throw everyone out.
 */
const MAX_SILENT_TICKS = 5;

/** Enough for 720p of a face at once. */
const START_KBPS = 2500;

/** Why a member is gone. */
export type LeaveReason = 'left' | 'replaced' | 'removed' | 'silent' | 'disconnected' | 'shutdown';

interface PublisherEvents {
  connected: [];
  rtp: [kind: 'video' | 'audio', packet: Buffer];
  closed: [LeaveReason];
}

/** One WHIP session: receives a member's audio and video. */
export class Publisher extends EventEmitter<PublisherEvents> {
  readonly sessionId = randomUUID();
  readonly media: Media;
  #peer: RTCPeerConnection = newPeer();
  #video: { transceiver: RTCRtpTransceiver; track: MediaStreamTrack } | undefined;
  #connectTimer: NodeJS.Timeout;
  #watchdog: NodeJS.Timeout | undefined;
  #silentTicks = 0;
  #isClosed = false;

  private constructor(media: Media) {
    super();
    this.media = media;
    this.#connectTimer = setTimeout(() => this.close('disconnected'), CONNECT_TIMEOUT_MS);
    this.#peer.onRemoteTransceiverAdded.subscribe((transceiver) => this.#receive(transceiver));
    this.#peer.connectionStateChange.subscribe((state) => {
      if (state === 'connected') this.#connected();
      if (state === 'failed' || state === 'closed') this.close('disconnected');
    });
  }

  /** Answers a WHIP offer. */
  static async accept(offer: Offer): Promise<{ publisher: Publisher; answer: string }> {
    const publisher = new Publisher(offer.media);
    try {
      const answer = await answerOffer(publisher.#peer, offer.sdp);
      return { publisher, answer: raiseStartBitrate(answer) };
    } catch (cause) {
      publisher.close('disconnected');
      throw new UnusableOffer('The offer cannot be answered.', { cause });
    }
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Asks for a full picture (RTCP PLI). */
  requestKeyframe(): void {
    const ssrc = this.#video?.track.ssrc;
    if (ssrc !== undefined) void this.#video?.transceiver.receiver.sendRtcpPLI(ssrc);
  }

  /** Ends the session; only the first reason counts. */
  close(reason: LeaveReason): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#connectTimer);
    clearInterval(this.#watchdog);
    void this.#peer.close();
    this.emit('closed', reason);
  }

  #receive(transceiver: RTCRtpTransceiver): void {
    transceiver.onTrack.subscribe((track) => {
      if (track.kind === 'video') this.#video = { transceiver, track };
      track.onReceiveRtp.subscribe((packet) => {
        this.#silentTicks = 0;
        if (!this.#isClosed)
          this.emit('rtp', transceiver.kind === 'video' ? 'video' : 'audio', packet.serialize());
      });
    });
  }

  #connected(): void {
    if (this.#watchdog || this.#isClosed) return;
    clearTimeout(this.#connectTimer);
    // Whoever turns camera and microphone off goes on reporting, and stays.
    for (const transport of this.#peer.dtlsTransports) {
      transport.onRtcp.subscribe(() => {
        this.#silentTicks = 0;
      });
    }
    this.#watchdog = setInterval(() => {
      this.#silentTicks += 1;
      if (this.#silentTicks > MAX_SILENT_TICKS) this.close('silent');
    }, WATCHDOG_INTERVAL_MS);
    this.emit('connected');
  }
}

/**
 * A browser begins with 300 kbit/s and dares 8 % more each second, a quarter of a minute to 720p.
 * Not feedback on each packet instead: werift's (0.24.4) makes Chromium go below 50 kbit/s
 * (measured). https://webrtc.googlesource.com/src/+/main/media/base/media_constants.h
 */
function raiseStartBitrate(answer: string): string {
  return answer.replace(
    /^(a=fmtp:\d+ .*packetization-mode=1.*?)(\r?)$/m,
    `$1;x-google-start-bitrate=${START_KBPS}$2`,
  );
}
