import type { World } from './world';

/** What senders were told of their gifts: each counts once, however often it is sent. */
export class Gifts {
  readonly #world: World;
  #counted = new Map<string, Set<string>>();
  #now = new Set<string>();

  constructor(world: World) {
    this.#world = world;
  }

  /** A sender was told that a gift counts, by this call or by one before it. */
  counted(pkId: string, eventId: string, when: 'now' | 'before'): void {
    const gift = `${pkId} ${eventId}`;
    if (when === 'now' && this.#now.has(gift)) {
      this.#world.violate(`The gift ${gift} was counted twice.`);
    }
    if (when === 'now') this.#now.add(gift);
    this.#counted.set(pkId, (this.#counted.get(pkId) ?? new Set()).add(eventId));
  }

  /** How many gifts of a PK were said to count. */
  ofPk(pkId: string): number {
    return this.#counted.get(pkId)?.size ?? 0;
  }
}
