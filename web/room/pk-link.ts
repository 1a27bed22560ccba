import { computed, effect, signal } from '@preact/signals';
import type { RtcGrant } from '../api/types';
import type { Backoff } from '../backoff';
import { type Connection, keepConnected } from '../keep-connected';
import type { LocalMedia } from '../media/local-media';
import { openLink } from '../rtc/open-link';
import type { LinkState, StageLink } from '../rtc/stage-link';

/** The other room lets us in as soon as it has followed the PK, which may be after ours has. */
const BACKOFF: Backoff = { firstMs: 500, maxMs: 4000 };

interface Options {
  displayName: string;
  media: LocalMedia;
  join(roomId: string): Promise<RtcGrant>;
}

/**
 * Being in the channel of the other room during a PK: its audience sees what is sent on one's own
 * stage. Nothing is heard by this link, as the other host is in one's own channel, too.
 */
export class PkLink {
  readonly #link = signal<StageLink | undefined>(undefined);
  readonly state = computed<LinkState>(() => this.#link.value?.state.value ?? 'idle');
  readonly #options: Options;
  #roomId: string | undefined;
  #end = new AbortController();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Publishes in this room's channel from now on; without a room, in none. */
  follow(roomId: string | undefined): void {
    if (roomId === this.#roomId) return;
    this.#roomId = roomId;
    this.#end.abort();
    this.#end = new AbortController();
    if (!roomId) return;
    void keepConnected({
      open: () => this.#open(roomId),
      backoff: BACKOFF,
      signal: this.#end.signal,
      // Only the end of the PK is for good.
      isFinal: () => false,
      onState: () => undefined,
    });
  }

  async #open(roomId: string): Promise<Connection> {
    const { join, displayName, media } = this.#options;
    const { kind, stream } = media;
    const link = await openLink(() => join(roomId), { displayName, kind, isSilent: true });
    const stopPublishing = effect(() => {
      if (stream.value) void link.publish(stream.value);
    });
    this.#link.value = link;
    const close = async () => {
      stopPublishing();
      if (this.#link.peek() === link) this.#link.value = undefined;
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
