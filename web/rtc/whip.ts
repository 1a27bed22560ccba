import { signal } from '@preact/signals';
import { ApiError } from '../api/api-error';
import type { RoomKind, RtcGrant } from '../api/types';
import type { Backoff } from '../backoff';
import { type Connection, keepConnected } from '../keep-connected';
import { followLevel } from '../media/level-meter';
import { preferCodecs } from './codecs';
import { type Access, openSession, SessionRefused } from './peer-session';
import type { Qualities, Quality } from './quality';
import { followQuality } from './quality-meter';
import {
  type JoinChannel,
  LinkOver,
  type LinkState,
  type OnLevel,
  type StageLink,
} from './stage-link';

const BACKOFF: Backoff = { firstMs: 500, maxMs: 8000 };
/** A pane of the mix is seldom larger than 720p, for which this is plenty. */
const MAX_VIDEO_BITRATE = 1_500_000;

/** The side for RTC services that speak WHIP and WHEP, as the local cloud does. */
export class WhipLink implements StageLink {
  readonly state = signal<LinkState>('idle');
  readonly endedBy = signal<unknown>(undefined);
  readonly qualities = signal<Qualities>(new Map());
  readonly #join: JoinChannel;
  readonly #kind: RoomKind;
  readonly #end = new AbortController();
  #media: MediaStream | undefined;
  #publication: Connection | undefined;
  #isWatching = false;
  #senders: RTCRtpSender[] = [];
  #grant: Promise<RtcGrant> | undefined;
  readonly #views = new Map<string, HTMLVideoElement>();
  readonly #unheard = new Set<string>();
  /** Connections that stand; leaving waits for their farewells. */
  readonly #open = new Set<Connection>();

  constructor(join: JoinChannel, kind: RoomKind) {
    this.#join = join;
    this.#kind = kind;
  }

  async publish(media: MediaStream): Promise<void> {
    const isFirst = this.#media === undefined;
    this.#media = media;
    if (isFirst) void this.#keepPublishing();
    else
      await Promise.all(
        this.#senders.map((sender) => sender.replaceTrack(trackFor(sender, media))),
      );
  }

  /** By WHEP there is nothing to join: the link is as its subscription is. */
  async watch(): Promise<void> {
    this.#isWatching = true;
    this.state.value = 'connecting';
  }

  subscribe(userId: string, view: HTMLVideoElement, onLevel?: OnLevel): () => void {
    const end = new AbortController();
    const stop = () => end.abort();
    this.#end.signal.addEventListener('abort', stop, { once: true });
    this.#views.set(userId, view);
    void keepConnected({
      open: (signal) => this.#remember(this.#openHeard({ userId, view, onLevel }, signal)),
      backoff: BACKOFF,
      signal: end.signal,
      isFinal: () => false,
      onState: (state) => {
        if (this.#isWatching) this.state.value = state;
      },
    });
    return () => {
      stop();
      if (this.#views.get(userId) === view) this.#views.delete(userId);
      view.srcObject = null;
    };
  }

  hear(userId: string, isHeard: boolean): void {
    if (isHeard) this.#unheard.delete(userId);
    else this.#unheard.add(userId);
    const view = this.#views.get(userId);
    if (view) view.muted = !isHeard;
  }

  async leave(): Promise<void> {
    this.#end.abort();
    this.state.value = 'idle';
    const farewells = [...this.#open].map((connection) => connection.close());
    // A session that was replaced reports nothing.
    await Promise.allSettled(farewells);
  }

  async #keepPublishing(): Promise<void> {
    this.state.value = 'connecting';
    try {
      await keepConnected({
        open: (signal) => this.#remember(this.#openPublication(signal)),
        backoff: BACKOFF,
        signal: this.#end.signal,
        isFinal: isRefusal,
        onState: (state) => {
          this.state.value = state;
        },
      });
    } catch (error) {
      this.endedBy.value = error;
      this.state.value = 'ended';
    }
  }

  async #openPublication(signal: AbortSignal): Promise<Connection> {
    // If the farewell was not heard: another device may have taken this one's place meanwhile.
    await this.#publication?.close();
    // A fresh token for every attempt: the AppServer may have changed its mind meanwhile.
    this.#grant = this.#join();
    const peer = new RTCPeerConnection();
    this.#senders = this.#addTracks(peer);
    const access = this.#grant.then(({ whip, singleToken }) => {
      if (!whip) throw new Error('The RTC service no longer supports WHIP.');
      return { url: whip.publishUrl, token: singleToken };
    });
    const connection = await openSession({ access, peer, signal });
    const { userId } = await this.#grant;
    this.#publication = this.#measured(userId, peer, connection);
    return this.#publication;
  }

  #addTracks(peer: RTCPeerConnection): RTCRtpSender[] {
    const media = this.#media;
    if (!media) return [];
    return media.getTracks().map((track) => {
      const isVideo = track.kind === 'video';
      const transceiver = peer.addTransceiver(track, {
        direction: 'sendonly',
        streams: [media],
        ...(isVideo && { sendEncodings: [{ maxBitrate: MAX_VIDEO_BITRATE }] }),
      });
      preferCodecs(transceiver, isVideo ? 'video' : 'audio');
      return transceiver.sender;
    });
  }

  async #openHeard(
    {
      userId,
      view,
      onLevel,
    }: { userId: string; view: HTMLVideoElement; onLevel: OnLevel | undefined },
    signal: AbortSignal,
  ): Promise<Connection> {
    const { stream, lost, close } = await this.#openSubscription(userId, signal);
    if (signal.aborted) return { lost, close };
    show(stream, view);
    if (this.#unheard.has(userId)) view.muted = true;
    const stopLevel = onLevel && followLevel(stream, onLevel);
    const closeAll = async () => {
      stopLevel?.();
      await close();
    };
    return { lost, close: closeAll };
  }

  async #openSubscription(userId: string, signal: AbortSignal) {
    const access = this.#subscriptionAccess(userId);
    const peer = new RTCPeerConnection();
    const kinds = this.#kind === 'voice' ? (['audio'] as const) : (['audio', 'video'] as const);
    for (const kind of kinds) {
      preferCodecs(peer.addTransceiver(kind, { direction: 'recvonly' }), kind);
    }
    const stream = new MediaStream();
    peer.addEventListener('track', ({ track }) => stream.addTrack(track));
    try {
      const connection = await openSession({ access, peer, signal });
      return { stream, ...this.#measured(userId, peer, connection) };
    } catch (error) {
      if (error instanceof SessionRefused && error.status === 401) this.#grant = undefined;
      throw error;
    }
  }

  /** Tells how good a connection is as long as it stands. */
  #measured(userId: string, peer: RTCPeerConnection, { lost, close }: Connection): Connection {
    const note = (quality: Quality | undefined) => {
      const others = [...this.qualities.peek()].filter(([known]) => known !== userId);
      this.qualities.value = new Map(quality ? [...others, [userId, quality]] : others);
    };
    const stop = followQuality(peer, note);
    const closeBoth = async () => {
      stop();
      note(undefined);
      await close();
    };
    return { lost, close: closeBoth };
  }

  async #subscriptionAccess(userId: string): Promise<Access> {
    this.#grant ??= this.#join();
    const { whip, singleToken } = await this.#grant.catch((error: unknown) => {
      // The next attempt asks anew.
      this.#grant = undefined;
      throw error;
    });
    if (!whip) throw new Error('The RTC service no longer supports WHEP.');
    const url = new URL(whip.subscribeUrl);
    url.searchParams.set('user', userId);
    return { url: url.href, token: singleToken };
  }

  async #remember(opening: Promise<Connection>): Promise<Connection> {
    const connection = await opening;
    this.#open.add(connection);
    const close = async () => {
      this.#open.delete(connection);
      await connection.close();
    };
    return { lost: connection.lost, close };
  }
}

/** Whether the AppServer or the RTC service has said no for good. */
function isRefusal(error: unknown): boolean {
  if (error instanceof LinkOver) return true;
  if (error instanceof SessionRefused) return error.isFinal;
  return error instanceof ApiError && !error.retryable;
}

function trackFor(sender: RTCRtpSender, media: MediaStream): MediaStreamTrack | null {
  return media.getTracks().find(({ kind }) => kind === sender.track?.kind) ?? null;
}

function show(stream: MediaStream, view: HTMLVideoElement): void {
  view.srcObject = stream;
  view.play().catch(() => {
    // Before the first click a browser plays without sound only.
    view.muted = true;
    return view.play().catch(() => undefined);
  });
}
