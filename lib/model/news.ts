/** What is new of a room in other tables, compared with what has been told: see `told.ts`. */
import type { EventType } from '../event-types';
import type { Fact, FactData } from './event';
import type { Member } from './presence';
import type { Question } from './question';
import type { StageRequest } from './stage-request';
import type { Told } from './told';

/** What is to be told, and what has been told then. */
export interface News {
  told: Told;
  facts: Fact[];
}

/** A question that was paid, and one that was answered or refunded. */
const PAID = 1;
const OVER = 2;

/** Who has come into the channel or left it, and who has asked to come on stage. */
export function newsOfPeople(
  told: Told,
  { members, requests }: { members: Member[]; requests: StageRequest[] },
  nowMs: number,
): News | undefined {
  const before = new Map(told.members);
  const present = members.filter(({ isPresent }) => isPresent);
  const came = present.filter(({ userId }) => !before.has(userId));
  const left = told.members.filter(([id]) => !present.some(({ userId }) => userId === id));
  const leftAtMs = (id: string) => members.find(({ userId }) => userId === id)?.sinceMs ?? nowMs;
  const asked = newRequests(told, requests);
  const facts = [
    ...came.map(({ userId, sinceMs }) => factOf('member.joined', { userId }, sinceMs)),
    ...left.map(([userId]) => factOf('member.left', { userId }, leftAtMs(userId))),
    ...asked.map(({ userId, requestedAtMs }) =>
      factOf('stage.requested', { userId }, requestedAtMs),
    ),
  ];
  if (facts.length === 0) return undefined;
  return newsOf(told, facts, {
    members: present.map(({ userId, sinceMs }) => [userId, before.get(userId) ?? sinceMs]),
    requests: requests.map(({ userId, requestedAtMs }) => [userId, requestedAtMs]),
  });
}

/** Somebody has just asked to come on stage. */
export function newsOfRequest(told: Told, request: StageRequest): News {
  const { userId, requestedAtMs } = request;
  const others = told.requests.filter(([id]) => id !== userId);
  const facts = [factOf('stage.requested', { userId }, requestedAtMs)];
  return newsOf(told, facts, { requests: [...others, [userId, requestedAtMs]] });
}

/** Which of the open questions were paid, answered or refunded. */
export function newsOfQuestions(told: Told, open: readonly Question[]): News | undefined {
  const before = new Map(told.questions);
  const untold = open.filter(({ isTold }) => !isTold);
  const facts = untold.flatMap((question) => {
    const known = before.get(question.questionId) ?? 0;
    const steps = stepsOf(question);
    const isNew = (step: number) => (steps & step) > (known & step);
    return [...(isNew(PAID) ? [paid(question)] : []), ...(isNew(OVER) ? [over(question)] : [])];
  });
  if (facts.length === 0) return undefined;
  const questions = untold
    .map((question) => [question.questionId, stepsOf(question)] as const)
    .filter(([, steps]) => steps > 0);
  return newsOf(told, facts, { questions });
}

/** Whether nothing of the question is left to be told. */
export function isAllTold(told: Told, question: Question): boolean {
  const known = new Map(told.questions).get(question.questionId) ?? 0;
  return question.isTold || known === stepsOf(question);
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

function newRequests(told: Told, requests: StageRequest[]): StageRequest[] {
  const before = new Map(told.requests);
  return requests.filter(({ userId, requestedAtMs }) => before.get(userId) !== requestedAtMs);
}

function newsOf(told: Told, facts: Fact[], now: Partial<Told>): News {
  const rank = told.version + 1;
  return {
    told: { ...told, ...now, version: rank },
    facts: facts.map((fact) => ({ ...fact, rank })),
  };
}

function factOf(type: EventType, data: FactData, atMs: number): Fact {
  return { type, atMs, data, about: `${data.questionId ?? data.userId}`, rank: 0 };
}
