import type { World } from './world';

/** What was told of gifts: to senders, that they count; to hosts, the ledgers of rounds. */
export class Gifts {
  readonly #world: World;
  #counted = new Map<string, Set<string>>();
  #now = new Set<string>();
  #ledgers = new Map<string, string>();

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

  /** A host was given a ledger that nothing will be added to. */
  listed(roundId: string, eventIds: string[]): void {
    const ledger = JSON.stringify(eventIds.toSorted());
    const before = this.#ledgers.get(roundId) ?? ledger;
    if (before !== ledger) this.#world.violate(`${roundId} had ${before}, and then ${ledger}.`);
    this.#ledgers.set(roundId, ledger);
    this.#world.tally.add('a ledger was read', 1);
  }

  /** The gifts of a PK that were said to count. */
  ofPk(pkId: string): ReadonlySet<string> {
    return this.#counted.get(pkId) ?? new Set();
  }
}
