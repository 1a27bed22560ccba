import { computed, effect, signal } from '@preact/signals';
import type { RtcGrant } from '../api/types';
import type { Backoff } from '../backoff';
import { type Connection, keepConnected } from '../keep-connected';
import type { LocalMedia } from '../media/local-media';
import type { MakeLink } from '../rtc/links';
import type { LinkState, StageLink } from '../rtc/stage-link';

/** The other room lets us in as soon as it has followed the PK, which may be after ours has. */
const BACKOFF: Backoff = { firstMs: 500, maxMs: 4000 };

/** What a link needs. */
export interface PkLinkOptions {
  displayName: string;
  media: LocalMedia;
  loadLinks(): Promise<MakeLink>;
  join(roomId: string): Promise<RtcGrant>;
}

/** Another room of a PK. */
export interface OtherRoom {
  roomId: string;
  /** Whether one has to send into its channel, too. */
  hostsJoinBoth: boolean;
}

/**
 * Being in the channel of another room during a PK. Where the hosts join both, its audience sees
 * what is sent on one's own stage; nothing is heard by this link then, as the other host is in
 * one's own channel, too. Else the mixes take each host from their own channel, and it is by this
 * link that one sees and hears the other.
 */
export class PkLink {
  readonly #link = signal<StageLink | undefined>(undefined);
  /** By which the other host is seen and heard, if it is not by one's own stage. */
  readonly watched = signal<StageLink | undefined>(undefined);
  readonly state = computed<LinkState>(() => this.#link.value?.state.value ?? 'idle');
  readonly #options: PkLinkOptions;
  #room: OtherRoom | undefined;
  #end = new AbortController();

  constructor(options: PkLinkOptions) {
    this.#options = options;
  }

  /** Is in this room's channel from now on; without a room, in none. */
  follow(room: OtherRoom | undefined): void {
    const isSame = room?.roomId === this.#room?.roomId;
    if (isSame && room?.hostsJoinBoth === this.#room?.hostsJoinBoth) return;
    this.#room = room;
    this.#end.abort();
    this.#end = new AbortController();
    if (!room) return;
    void keepConnected({
      open: () => this.#open(room),
      backoff: BACKOFF,
      signal: this.#end.signal,
      // Only the end of the PK is for good.
      isFinal: () => false,
      onState: () => undefined,
    });
  }

  async #open({ roomId, hostsJoinBoth }: OtherRoom): Promise<Connection> {
    const { join, displayName, media, loadLinks } = this.#options;
    const { kind, stream, isMuted } = media;
    const options = { displayName, kind, isMuted, isSilent: hostsJoinBoth };
    const makeLink = await loadLinks();
    const link = makeLink(() => join(roomId), options);
    const stopPublishing = effect(() => {
      if (hostsJoinBoth && stream.value) void link.publish(stream.value);
    });
    if (!hostsJoinBoth) void link.watch();
    this.#link.value = link;
    this.watched.value = hostsJoinBoth ? undefined : link;
    const close = async () => {
      stopPublishing();
      if (this.#link.peek() === link) {
        this.#link.value = undefined;
        this.watched.value = undefined;
      }
      await link.leave();
    };
    return { lost: hasEnded(link), close };
  }
}

function hasEnded({ state }: StageLink): Promise<void> {
  return new Promise((resolve) => {
    const stop = state.subscribe((now) => {
      if (now !== 'ended') return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}
