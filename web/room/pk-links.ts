import { computed, signal } from '@preact/signals';
import type { LinkState, StageLink } from '../rtc/stage-link';
import { type OtherRoom, PkLink, type PkLinkOptions } from './pk-link';

/** The links to all other rooms of a PK. */
export class PkLinks {
  readonly #links = signal<ReadonlyMap<string, PkLink>>(new Map());
  /** `connected` when all of them are. */
  readonly state = computed<LinkState>(() => {
    const states = [...this.#links.value.values()].map((link) => link.state.value);
    return states.find((state) => state !== 'connected') ?? states[0] ?? 'idle';
  });
  readonly #options: PkLinkOptions;

  constructor(options: PkLinkOptions) {
    this.#options = options;
  }

  /** Is in the channels of these rooms from now on, and in no others. */
  follow(rooms: readonly OtherRoom[]): void {
    const before = this.#links.peek();
    const links = new Map(
      rooms.map(({ roomId }) => [roomId, before.get(roomId) ?? new PkLink(this.#options)]),
    );
    for (const [roomId, link] of before) if (!links.has(roomId)) link.follow(undefined);
    for (const room of rooms) links.get(room.roomId)?.follow(room);
    if (before.size > 0 || links.size > 0) this.#links.value = links;
  }

  /** By which the host of this room is seen and heard, if it is not by one's own stage. */
  watched(roomId: string): StageLink | undefined {
    return this.#links.value.get(roomId)?.watched.value;
  }
}
