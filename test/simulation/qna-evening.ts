import type { Actor } from '../../lib/model/actor';
import type { Question } from '../../lib/model/question';
import { GUESTS } from './guests';
import { handOverBeside } from './handover-evening';
import { hostOf, presentHostOf } from './host';
import {
  closeRoomRequest,
  createRequest,
  drawNewRules,
  joinRequest,
  startRequest,
  stopRequest,
  unseatRequest,
} from './operations';
import {
  acceptQuestionRequest,
  askQuestionRequest,
  closeQnaRequest,
  endQuestionRequest,
  findQuestionRequest,
  openQnaRequest,
} from './qna-requests';
import type { Request } from './request';
import type { Stage } from './stage';

const PATIENCE_MS = 10_000;
const ROTATING = { onCooldown: 'rotate', idempotencyKey: '' } as const;

type Call = (operation: string, actor: Actor, request: Request) => Promise<void>;

/** Askers who pay, or not, and a host who answers, or not; each of their calls may go wrong. */
export async function playQnaEvening(stage: Stage, roomId: string): Promise<void> {
  const { world, cloud } = stage;
  const calls: Promise<unknown>[] = [];
  const call: Call = async (operation, actor, request) => {
    const answer = cloud.invoke({ operation, roomId, actor, request, patienceMs: PATIENCE_MS });
    calls.push(answer, handOverBeside(stage, roomId));
    // Some wait for the answer, some do not.
    if (world.random.chance(0.8)) await answer;
  };
  cloud.rtc.channels.join(roomId, hostOf(roomId).userId);
  const asked: Question[] = [];
  const askers = GUESTS.map((userId) => playAsker(stage, { roomId, userId, asked, call }));
  await Promise.all([playHost(stage, { roomId, asked, call }), ...askers]);
  await Promise.all(calls);
}

/** Some hosts answer, and some only want the money. */
async function playHost(
  stage: Stage,
  { roomId, asked, call }: { roomId: string; asked: Question[]; call: Call },
): Promise<void> {
  const { world, cloud, endMs } = stage;
  const { random, scheduler } = world;
  const host = () => presentHostOf(cloud.rows, roomId);
  const isCheat = random.chance(0.4);
  while (world.nowMs < endMs) {
    await call('startMix', host(), startRequest(roomId, ROTATING));
    await call('openQna', host(), openQnaRequest(roomId));
    for (let deeds = random.between(2, 8); deeds > 0; deeds--) {
      await scheduler.sleep(random.between(0, random.pick([1000, 5000, 12_000])));
      // Whoever has been given the room takes questions at a price of their own.
      if (world.isHandedOver && random.chance(0.3))
        await call('openQna', host(), openQnaRequest(roomId));
      const question = random.pick([asked.at(-1), asked[random.between(0, asked.length)]]);
      const questionId = question?.questionId ?? 'none';
      const take = acceptQuestionRequest(roomId, questionId);
      await call('acceptQuestion', host(), take);
      // A host with two devices.
      if (random.chance(0.2)) await call('acceptQuestion', host(), take);
      if (question && random.chance(isCheat ? 0.8 : 0.2)) {
        await cheat(stage, { roomId, question, call });
      }
    }
    await pause(stage, { roomId, host: host(), call });
  }
}

/** The host stops for a while, or for good, or goes on. */
async function pause(
  { world, cloud }: Stage,
  { roomId, host, call }: { roomId: string; host: Actor; call: Call },
): Promise<void> {
  const { random, scheduler } = world;
  const { channels } = cloud.rtc;
  switch (random.pick(['stop', 'leave', 'close', 'close qna', 'nothing', 'nothing'] as const)) {
    case 'stop':
      return call('stopMix', host, stopRequest(roomId));
    case 'close':
      await call('closeRoom', host, closeRoomRequest(roomId));
      // Only who has created it can open it again.
      return call('createRoom', hostOf(roomId), createRequest(roomId, drawNewRules(random)));
    case 'close qna':
      return call('closeQna', host, closeQnaRequest(roomId));
    case 'leave':
      channels.remove(roomId, [host.userId]);
      await scheduler.sleep(random.between(0, 60_000));
      channels.join(roomId, host.userId);
      return;
    default:
      return;
  }
}

/** Sooner or later the host breaks an answer off. */
async function cheat(
  { world, cloud }: Stage,
  { roomId, question, call }: { roomId: string; question: Question; call: Call },
): Promise<void> {
  const { random, scheduler } = world;
  const { questionId, userId } = question;
  const host = presentHostOf(cloud.rows, roomId);
  await scheduler.sleep(random.between(0, random.pick([500, 6000, 20_000])));
  world.tally.add('a host breaks an answer off');
  switch (random.pick(['end', 'remove', 'stop', 'leave'] as const)) {
    case 'end':
      return call('endQuestion', host, endQuestionRequest(roomId, questionId));
    case 'remove':
      return call('unseatMember', host, unseatRequest(roomId, userId));
    case 'stop':
      await call('stopMix', host, stopRequest(roomId));
      await scheduler.sleep(random.between(0, 10_000));
      return call('startMix', host, startRequest(roomId, ROTATING));
    case 'leave':
      cloud.rtc.channels.remove(roomId, [host.userId]);
      await scheduler.sleep(random.between(0, 20_000));
      cloud.rtc.channels.join(roomId, host.userId);
  }
}

async function playAsker(
  stage: Stage,
  asker: { roomId: string; userId: string; asked: Question[]; call: Call },
): Promise<void> {
  const { world, cloud, endMs } = stage;
  const { random, scheduler } = world;
  const { roomId, userId, asked, call } = asker;
  const actor = { userId, isAdmin: false };
  for (let number = 1; world.nowMs < endMs; number++) {
    await scheduler.sleep(random.between(0, random.pick([500, 8000])));
    const known = asked.length;
    const ask = askQuestionRequest(roomId, `question ${number}`, (each) => asked.push(each));
    await call('askQuestion', actor, ask);
    const question = asked.slice(known).find((each) => each.userId === userId);
    if (!question) continue;
    const { questionId, orderId, priceCents: amountCents, currency } = question;
    const order = { orderId, amountCents, currency };
    if (random.chance(0.15)) await leave(stage, { roomId, actor, questionId, call });
    await scheduler.sleep(random.between(0, 3000));
    if (random.chance(0.05)) cloud.payments.pay({ ...order, amountCents: amountCents - 1 });
    if (random.chance(0.9)) cloud.payments.pay(order);
    if (random.chance(0.05)) cloud.payments.payAgain(order);
    if (random.chance(0.1)) cloud.payments.payAgain({ ...order, orderId: `x-${orderId}` });
    await scheduler.sleep(random.between(0, random.pick([2000, 10_000, 40_000])));
    await call('joinRoom', actor, joinRequest(roomId, 'cohost'));
    if (cloud.tokens.has(roomId, userId)) cloud.rtc.channels.join(roomId, userId);
    await call('findQuestion', actor, findQuestionRequest(roomId, questionId));
    await scheduler.sleep(random.between(0, random.pick([2000, 30_000])));
    if (random.chance(0.3)) await leave(stage, { roomId, actor, questionId, call });
  }
}

/** The asker has heard enough, or does not want to pay any more. */
async function leave(
  { world, cloud }: Stage,
  asker: { roomId: string; actor: Actor; questionId: string; call: Call },
): Promise<void> {
  const { roomId, actor, questionId, call } = asker;
  cloud.answerChecks.askerEnds(questionId);
  if (world.random.chance(0.7)) {
    await call('endQuestion', actor, endQuestionRequest(roomId, questionId));
  } else await call('unseatMember', actor, unseatRequest(roomId, actor.userId));
}
