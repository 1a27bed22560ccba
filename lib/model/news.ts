/** What is new of a room in other tables, compared with what has been noted: see `noted.ts`. */
import type { EventType } from '../event-types';
import type { Fact, FactData } from './event';
import type { Noted } from './noted';
import type { Member } from './presence';
import type { Question } from './question';
import { MAX_REQUESTS, REQUEST_TTL_MS, type StageRequest } from './stage-request';

/** What is to be noted, and what has been noted then. */
export interface News {
  noted: Noted;
  facts: Fact[];
}

/**
 * Requests that are kept as noted: all that can be open, and as many that were withdrawn. Were one that
 * is open ever dropped, it would be told again, which is better than a row that grows.
 */
export const MAX_NOTED_REQUESTS = 2 * MAX_REQUESTS;

/** A question that was paid, and one that was answered or refunded. */
const PAID = 1;
const OVER = 2;

/** Who has come into the channel or left it, and who has asked to come on stage. */
export function newsOfPeople(
  noted: Noted,
  { members, requests }: { members: Member[]; requests: StageRequest[] },
  nowMs: number,
): News | undefined {
  const before = new Map(noted.members);
  const present = members.filter(({ isPresent }) => isPresent);
  const came = present.filter(({ userId }) => !before.has(userId));
  const left = noted.members.filter(([id]) => !present.some(({ userId }) => userId === id));
  const leftAtMs = (id: string) => members.find(({ userId }) => userId === id)?.sinceMs ?? nowMs;
  const asked = newRequests(noted, requests);
  const facts = [
    ...came.map(({ userId, sinceMs }) => factOf('member.joined', { userId }, sinceMs)),
    ...left.map(([userId]) => factOf('member.left', { userId }, leftAtMs(userId))),
    ...asked.map(({ userId, requestedAtMs }) =>
      factOf('stage.requested', { userId }, requestedAtMs),
    ),
  ];
  if (facts.length === 0) return undefined;
  return newsOf(noted, facts, {
    members: present.map(({ userId, sinceMs }) => [userId, before.get(userId) ?? sinceMs]),
    requests: requests.map(({ userId, requestedAtMs }) => [userId, requestedAtMs]),
  });
}

/** Somebody has just asked to come on stage. Requests that are over by then need no note any more. */
export function newsOfRequest(noted: Noted, request: StageRequest): News {
  const { userId, requestedAtMs } = request;
  const overBeforeMs = requestedAtMs - REQUEST_TTL_MS;
  const others = noted.requests
    .filter(([id, askedAtMs]) => id !== userId && askedAtMs > overBeforeMs)
    .slice(1 - MAX_NOTED_REQUESTS);
  const facts = [factOf('stage.requested', { userId }, requestedAtMs)];
  return newsOf(noted, facts, { requests: [...others, [userId, requestedAtMs]] });
}

/** Which of the open questions were paid, answered or refunded. */
export function newsOfQuestions(noted: Noted, open: readonly Question[]): News | undefined {
  const before = new Map(noted.questions);
  const toNote = open.filter(({ isNoted }) => !isNoted);
  const facts = toNote.flatMap((question) => {
    const known = before.get(question.questionId) ?? 0;
    const steps = stepsOf(question);
    const isNew = (step: number) => (steps & step) > (known & step);
    return [...(isNew(PAID) ? [paid(question)] : []), ...(isNew(OVER) ? [over(question)] : [])];
  });
  if (facts.length === 0) return undefined;
  const questions = toNote
    .map((question) => [question.questionId, stepsOf(question)] as const)
    .filter(([, steps]) => steps > 0);
  return newsOf(noted, facts, { questions });
}

/** Whether nothing of the question is left to be noted. */
export function isAllNoted(noted: Noted, question: Question): boolean {
  const known = new Map(noted.questions).get(question.questionId) ?? 0;
  return question.isNoted || known === stepsOf(question);
}

function stepsOf({ state, paidAtMs }: Question): number {
  return (paidAtMs > 0 ? PAID : 0) + (state === 'answered' || state === 'refunded' ? OVER : 0);
}

function paid(question: Question): Fact {
  const { paidCents, paidCurrency, paidAtMs } = question;
  const data = { ...ofQuestion(question), amountCents: paidCents, currency: paidCurrency };
  return factOf('question.paid', data, paidAtMs);
}

function over(question: Question): Fact {
  const { state, outcome, changedAtMs } = question;
  if (state === 'answered') return factOf('question.answered', ofQuestion(question), changedAtMs);
  const data = { ...ofQuestion(question), ...(outcome && { outcome }) };
  return factOf('question.refunded', data, changedAtMs);
}

/** A payment that no question waited for is nobody's. */
function ofQuestion({ questionId, userId }: Question): FactData {
  return { questionId, ...(userId !== '' && { userId }) };
}

function newRequests(noted: Noted, requests: StageRequest[]): StageRequest[] {
  const before = new Map(noted.requests);
  return requests.filter(({ userId, requestedAtMs }) => before.get(userId) !== requestedAtMs);
}

function newsOf(noted: Noted, facts: Fact[], now: Partial<Noted>): News {
  const rank = noted.version + 1;
  return {
    noted: { ...noted, ...now, version: rank },
    facts: facts.map((fact) => ({ ...fact, rank })),
  };
}

function factOf(type: EventType, data: FactData, atMs: number): Fact {
  return { type, atMs, data, about: `${data.questionId ?? data.userId}`, rank: 0 };
}
