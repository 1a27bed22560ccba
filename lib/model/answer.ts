/**
 * What an answer is: the asker has the seat while the host is in the channel and the mix is live, for
 * half of the seconds that were paid for. Or the asker ends it. Everything else is given back wholly.
 */

import { hasNeverRun } from './mix-outcome';
import type { Member } from './presence';
import type { Question } from './question';
import type { Mix, Room } from './room';
import { overlapMs, type Span } from './span';

/** Less than this share of the paid seconds is no answer. */
export const ANSWER_SHARE = 0.5;

/** What an answer is measured by. */
export interface AnswerFacts {
  room: Room | undefined;
  /** The host who was asked, as known from events. */
  host: Member | undefined;
  nowMs: number;
}

/** Whether the asker has got by now what was paid for. */
export function isAnswered(question: Question, facts: AnswerFacts): boolean {
  return answeredMs(question, facts) >= ANSWER_SHARE * question.seconds * 1000;
}

/** How long the asker had the seat while host and mix were there. */
function answeredMs(question: Question, { room, host, nowMs }: AnswerFacts): number {
  const { seatedAtMs, endsAtMs } = question;
  if (!room || !host || seatedAtMs === 0) return 0;
  const seated = { fromMs: seatedAtMs, toMs: Math.min(nowMs, endsAtMs) };
  return overlapMs(host.stays, liveSpans(room.mix, question), seated);
}

/**
 * When the mix was live since the seat was given. A room knows the last task that ended and the one
 * that runs: of more tasks than these the ones between count for nothing, and so does one that was
 * never known to run. Times cannot tell, as they are of several clocks.
 */
function liveSpans(mix: Mix, { seatFence, seatedAtMs }: Question): Span[] {
  const { fence, liveFence, state, startedAtMs, endedAtMs, lastOutcome } = mix;
  const hasRun = liveFence === fence;
  const newest = {
    fromMs: startedAtMs,
    toMs: state === 'idle' ? endedAtMs : Number.POSITIVE_INFINITY,
  };
  const seats = { fromMs: seatedAtMs, toMs: endedAtMs };
  if (fence === seatFence) return hasRun ? [newest] : [];
  // When the one before ended is known until the newest has ended, too.
  const hasRunBefore = hasRun
    ? state !== 'idle' && !hasNeverRun(lastOutcome)
    : liveFence === seatFence;
  const isBeforeKnown = fence === seatFence + 1 && hasRunBefore;
  return [...(isBeforeKnown ? [seats] : []), ...(hasRun ? [newest] : [])];
}
