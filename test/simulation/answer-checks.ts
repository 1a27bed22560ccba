import type { Row } from '../../lib/model/table';
import type { RtcService } from './rtc-service';
import type { Task } from './task-log';
import type { World } from './world';

/** Half of the paid seconds is an answer; said again, so that one mistake cannot cancel itself. */
const SHARE = 0.5;
/** Events count in whole seconds, and the clocks of instances differ by up to two. */
const TOLERANCE_MS = 4000;
const STEP_MS = 100;

/**
 * What an answer is by the RTC service's own word: host and task were there while the asker had the
 * seat. It is held to in calm weather only: else lib cannot know in time what has happened.
 */
export class AnswerChecks {
  readonly #world: World;
  readonly #rtc: RtcService;
  /** Questions whose asker has ended, or tried to end, the answer. */
  #endedByAsker = new Set<string>();

  constructor(world: World, rtc: RtcService) {
    this.#world = world;
    this.#rtc = rtc;
  }

  /** The asker of a question is about to end its answer. */
  askerEnds(questionId: string): void {
    this.#endedByAsker.add(questionId);
  }

  /** A question went to a state, and its row is this. */
  check(row: Row): void {
    const { question_id: id, question_state: to, outcome, seconds } = row;
    if (!this.#world.isCalm || this.#endedByAsker.has(String(id))) return;
    const paidMs = SHARE * Number(seconds) * 1000;
    const tasks = this.#tasksOf(row);
    const goodMs = this.#goodMs(row, tasks);
    const isUnearned = to === 'answered' && goodMs < paidMs - TOLERANCE_MS;
    const isCutShort = to === 'refundDue' && outcome === 'cut-short';
    // When an earlier task ended is not known for ever: what is in doubt is given back.
    const isEarned = isCutShort && tasks.length === 1 && goodMs > paidMs + TOLERANCE_MS;
    if (to === 'answered' || outcome === 'cut-short')
      this.#world.tally.add(`answer measured: ${to}`);
    if (!isUnearned && !isEarned) return;
    this.#world.violate(`${id} is ${to}, with host and mix there for ${goodMs} ms of ${paidMs}.`);
  }

  /** The tasks of the room since the seat was given. */
  #tasksOf({ room_id, seated_at_ms }: Row): Task[] {
    return this.#rtc.log.all().filter(({ channelId, ended }) => {
      const isOver = ended !== undefined && ended.atMs < Number(seated_at_ms);
      return channelId === room_id && !isOver;
    });
  }

  #goodMs({ room_id, host_id, seated_at_ms, ends_at_ms }: Row, tasks: Task[]): number {
    const roomId = String(room_id);
    const endMs = Math.min(this.#world.nowMs, Number(ends_at_ms));
    const stays = this.#rtc.channels.staysOf(roomId, String(host_id));
    let goodMs = 0;
    for (let atMs = Number(seated_at_ms); atMs < endMs; atMs += STEP_MS) {
      const isLive = tasks.some(
        ({ startedAtMs, ended }) => startedAtMs <= atMs && (ended?.atMs ?? endMs) > atMs,
      );
      const isThere = stays.some(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
      if (isLive && isThere) goodMs += STEP_MS;
    }
    return goodMs;
  }
}
