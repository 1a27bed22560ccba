import type { Row } from '../../lib/model/table';
import { ROOM_IDS } from './host';
import type { World } from './world';

const MARK = 'mix_';

/** What is promised of quotas, read from their rows. */
export class QuotaChecks {
  readonly #world: World;
  /** How many mixes the app may run; raised when the play is over. */
  mixesPerApp: number;

  constructor(world: World, mixesPerApp: number) {
    this.#world = world;
    this.mixesPerApp = mixesPerApp;
  }

  /** Whether there may be fewer places than rooms that a run has. */
  get isTight(): boolean {
    return this.mixesPerApp < ROOM_IDS.length;
  }

  /** The number is that of the marks, and never above the limit. */
  checkRow({ scope, mixes, ...columns }: Row): void {
    const marks = Object.keys(columns).filter((column) => column.startsWith(MARK)).length;
    if (Number(mixes) !== marks) {
      this.#world.violate(`${scope} counts ${mixes} mixes and has ${marks} marks.`);
    }
    if (scope === 'app' && marks > this.mixesPerApp) {
      this.#world.violate(`${marks} mixes have a place, and ${this.mixesPerApp} may.`);
    }
  }

  /** Once everything is quiet no more rooms are live than may be. */
  checkLive(states: string[]): void {
    const live = states.filter((state) => state === 'live').length;
    if (live > this.mixesPerApp) {
      this.#world.violate(`${live} mixes are live, and ${this.mixesPerApp} may be.`);
    }
  }
}
