import type { RoomEvent } from '../../lib/model/event';
import type { ModerationReport } from '../../lib/use-cases/moderate';
import type { World } from './world';

type Report = Pick<ModerationReport, 'reportId' | 'roomId' | 'userId' | 'label'>;

/** What was done about a report, or by hand for a reason, is told, and nothing else. */
export class ModerationChecks {
  readonly #world: World;
  readonly #sent = new Set<string>();
  readonly #taken = new Set<string>();

  constructor(world: World) {
    this.#world = world;
  }

  /** A report is sent to the function. */
  sent(report: Report): void {
    this.#sent.add(nameOf(report));
  }

  /** The function has taken it. */
  taken(report: Report): void {
    this.#taken.add(nameOf(report));
  }

  /** Once everything is quiet, by the events of the rooms. */
  checkEnd(roomIds: string[], eventsOf: (roomId: string) => RoomEvent[]): void {
    const told = roomIds.flatMap((roomId) =>
      eventsOf(roomId)
        .filter(({ type }) => type === 'moderation.acted')
        .map(({ data }) =>
          nameOf({ roomId, userId: data.userId, label: String(data.label ?? data.reason) }),
        ),
    );
    this.#world.tally.add('moderation: told', told.length);
    const lost = [...this.#taken].filter((name) => !told.includes(name));
    if (lost.length > 0) this.#world.violate(`Nobody is told of the reports ${lost}.`);
    const untrue = told.filter((name) => !this.#sent.has(name));
    if (untrue.length > 0)
      this.#world.violate(`The reports ${untrue} are told, and nobody sent them.`);
  }
}

function nameOf({ roomId, userId = 'nobody', label }: Omit<Report, 'reportId'>): string {
  return `${label} of ${userId} in ${roomId}`;
}
