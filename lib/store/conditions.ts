import type { Actor } from '../model/actor';
import type { PkPointer } from '../model/pk';
import type { QuestionState } from '../model/question';
import type { MixState, ModeTime, OwedPlace, Room } from '../model/room';
import type { Condition } from '../model/table';
import { where } from './columns';
import { PK } from './pk-row';
import { QUESTION } from './question-row';
import { MIX, MODE, OWED, ROOM } from './room-row';

// The conditions of the conditional writes, by name: a write reads like the rule it keeps.

export const isOpen: Condition = where(ROOM.state, '=', 'open');
export const isClosed: Condition = where(ROOM.state, '=', 'closed');

/** The mix is in this state. */
export function mixIs(state: MixState): Condition {
  return where(MIX.state, '=', state);
}

/** The mix is in any other state. */
export function mixIsNot(state: MixState): Condition {
  return where(MIX.state, '!=', state);
}

/** The task that is meant is still the room's newest. */
export function hasFence(fence: number): Condition {
  return where(MIX.fence, '=', fence);
}

/** The cooldown of the room's stream is over. */
export function hasRestedBy(nowMs: number): Condition {
  return where(MIX.availableAtMs, '<=', nowMs);
}

/** Nobody has changed the scene since it was read. */
export function hasLayoutVersion(version: number): Condition {
  return where(MIX.layoutVersion, '=', version);
}

/** No call has begun to send a scene since the row was read. */
export function hasSendUntil(untilMs: number): Condition {
  return where(MIX.sendUntilMs, '=', untilMs);
}

/** The task does what it did when the row was read. */
export function hasModeSince({ mode, modeSinceMs }: ModeTime): Condition {
  return { and: [where(MODE.mode, '=', mode), where(MODE.modeSinceMs, '=', modeSinceMs)] };
}

/** No other host's place is noted, which a note of this one's would replace. */
export function owesNobodyBut(hostId: string): Condition {
  return { or: [where(OWED.owedHostId, '=', ''), where(OWED.owedHostId, '=', hostId)] };
}

/** The place that is owed is the one that was read. */
export function hasOwed({ owedHostId, owedSettledFromMs }: OwedPlace): Condition {
  return {
    and: [
      where(OWED.owedHostId, '=', owedHostId),
      where(OWED.owedSettledFromMs, '=', owedSettledFromMs),
    ],
  };
}

/** Nobody has changed the stage since it was read. */
export function hasStageVersion(version: number): Condition {
  return where(ROOM.stageVersion, '=', version);
}

/** The room is this user's. */
export function isHostedBy(userId: string): Condition {
  return where(ROOM.hostId, '=', userId);
}

/** The room was created by this user. */
export function isOwnedBy(userId: string): Condition {
  return where(ROOM.ownerId, '=', userId);
}

/** Nobody else has been named as the host's deputy. */
export function hasDeputy(userId: string): Condition {
  return where(ROOM.deputyId, '=', userId);
}

/** No condition when the start has no key. */
export function wasNotStartedWith(idempotencyKey: string): Condition[] {
  if (idempotencyKey === '') return [];
  return [where(MIX.idempotencyKey, '!=', idempotencyKey)];
}

/** Nothing but gifts has happened in the PK since it was read. */
export function hasVersion(version: number): Condition {
  return where(PK.version, '=', version);
}

/** The question is in this state. */
export function isQuestionIn(state: QuestionState): Condition {
  return where(QUESTION.state, '=', state);
}

/** The host has taken the question this often. */
export function isAttempt(attempts: number): Condition {
  return where(QUESTION.attempts, '=', attempts);
}

/** The asker of the question has no seat yet. */
export const isNotSeated = where(QUESTION.seatedAtMs, '=', 0);

/** The row lacks this column, which holds no empty text. */
export function hasNoColumn(column: string): Condition {
  return { column, is: '=', value: '', orMissing: true };
}

/** Nobody else is covered since the row was read. */
export function hasCover(cover: Room['cover']): Condition {
  return where(ROOM.cover, '=', cover);
}

/** Mixes of the room are to be recorded by this rule. */
export function hasRecordingRule(rule: Room['recording']): Condition {
  return where(ROOM.recording, '=', rule);
}

/** Moderation has ordered nothing else about the stream since the row was read. */
export function hasForbidden(forbidden: Room['forbidden']): Condition {
  return where(ROOM.forbidden, '=', forbidden);
}

/** Nobody has noted anything since the row was read. */
export function hasNoted(noted: Room['noted']): Condition {
  return where(ROOM.noted, '=', noted);
}

/** Nobody has changed the room's moderators since they were read. */
export function hasModerators(moderators: Room['moderators']): Condition {
  return where(ROOM.moderators, '=', moderators);
}

/** The room's row says exactly this of its PK, or nothing. */
export function hasPkPointer(pointer: PkPointer | undefined): Condition {
  return where(ROOM.pk, '=', pointer);
}

/** No condition for an admin. */
export function mayBeChangedBy(actor: Actor): Condition[] {
  return actor.isAdmin ? [] : [isHostedBy(actor.userId)];
}
