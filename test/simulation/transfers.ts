import type { Actor } from '../../lib/model/actor';

/** Who gives which room to whom. */
interface Transfer {
  roomId: string;
  to: string;
  by: Actor;
}

/** The calls of hosts and admins that give a room away, as long as it has not gone by them. */
export class Transfers {
  #open: Transfer[] = [];

  /** Somebody is about to give a room away. */
  called(transfer: Transfer): void {
    this.#open.push(transfer);
  }

  /** A room goes from one host to another; answers whether a call has asked for it, which it uses up. */
  isUsed({ roomId, from, to }: { roomId: string; from: string; to: string }): boolean {
    const calls = this.#open.filter((each) => each.roomId === roomId && each.to === to);
    // What an admin has asked for may come later, whoever has the room then.
    const used = calls.find(({ by }) => by.userId === from) ?? calls.find(({ by }) => by.isAdmin);
    this.#open = this.#open.filter((each) => each !== used);
    return used !== undefined;
  }
}
