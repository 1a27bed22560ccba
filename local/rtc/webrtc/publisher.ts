import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import {
  MediaStreamTrack,
  type RTCPeerConnection,
  type RTCRtpTransceiver,
  type RtpPacket,
} from 'werift';
import type { Media } from '../tasks/subscription';
import { Connection } from './connection';
import { type PacketizationMode, packetizationModeOf } from './sdp/codec-choice';
import type { Codec } from './sdp/description';
import type { Offer } from './sdp/offer';

/** Enough for 720p of a face at once. */
const START_KBPS = 2500;

/** More streams than a sender ever starts in one session; each costs memory. */
const MAX_UNANNOUNCED = 16;

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
  /** Of the H.264 that is sent. */
  readonly packetizationMode: PacketizationMode;
  readonly #connection: Connection;
  #video: { transceiver: RTCRtpTransceiver; track: MediaStreamTrack } | undefined;
  #isClosed = false;

  private constructor(offer: Offer, address: string | undefined) {
    super();
    this.media = offer.media;
    this.packetizationMode = modeOf(offer);
    this.#connection = new Connection(address);
    const { peer } = this.#connection;
    peer.onRemoteTransceiverAdded.subscribe((transceiver) => this.#receive(transceiver));
    this.#connection.on('connected', () => this.emit('connected'));
    this.#connection.on('lost', (reason) => this.close(reason));
  }

  /** Answers a WHIP offer. */
  static async accept(
    offer: Offer,
    address?: string,
  ): Promise<{ publisher: Publisher; answer: string }> {
    const publisher = new Publisher(offer, address);
    const answer = await publisher.#connection.answer(offer, raiseStartBitrate);
    routeByPayloadType(publisher.#connection.peer);
    return { publisher, answer };
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
    this.#connection.close();
    this.emit('closed', reason);
  }

  #receive(transceiver: RTCRtpTransceiver): void {
    transceiver.onTrack.subscribe((track) => {
      if (track.kind === 'video') this.#video = { transceiver, track };
      track.onReceiveRtp.subscribe((packet) => {
        if (!this.#isClosed)
          this.emit('rtp', transceiver.kind === 'video' ? 'video' : 'audio', packet.serialize());
      });
    });
  }
}

function modeOf({ sections }: Offer): PacketizationMode {
  const video = sections.find(({ kind, chosen }) => kind === 'video' && chosen)?.chosen;
  return video && packetizationModeOf(video) === '0' ? '0' : '1';
}

/**
 * Takes in streams that the offer does not announce, as offers with simulcast never do: in a bundle
 * a packet belongs to the section that has its payload type (RFC 9143 9.2).
 */
function routeByPayloadType(peer: RTCPeerConnection): void {
  const transceivers = peer.getTransceivers();
  const isAnnounced = ({ header: { ssrc } }: RtpPacket) =>
    transceivers.some(({ receiver }) => receiver.trackBySSRC[ssrc]);
  const unannounced = new Map<number, RTCRtpTransceiver>();
  for (const transport of peer.dtlsTransports) {
    transport.onRtp.subscribe((packet) => {
      const { ssrc, payloadType } = packet.header;
      const isNew = !unannounced.has(ssrc) && !isAnnounced(packet);
      const owner = transceivers.find(({ codecs: [codec] }) => codec?.payloadType === payloadType);
      if (isNew && owner && unannounced.size < MAX_UNANNOUNCED) {
        unannounced.set(ssrc, owner);
        owner.addTrack(new MediaStreamTrack({ ssrc, kind: owner.kind, remote: true }));
      }
      unannounced.get(ssrc)?.receiver.handleRtpBySsrc(packet, {});
    });
  }
}

/**
 * A browser begins with 300 kbit/s and dares 8 % more each second, a quarter of a minute to 720p.
 * Not feedback on each packet instead: werift's (0.24.4) makes Chromium go below 50 kbit/s
 * (measured). https://webrtc.googlesource.com/src/+/main/media/base/media_constants.h
 */
function raiseStartBitrate(codec: Codec): Codec {
  if (!/^h264\//i.test(codec.encoding)) return codec;
  const hint = `x-google-start-bitrate=${START_KBPS}`;
  const parameters = [codec.parameters, hint].filter((text) => text !== '').join(';');
  return { ...codec, parameters };
}
