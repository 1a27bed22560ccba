import type { Mutation } from '../mutation';

const DELIVERIES = 'test/use-cases/deliveries.test.ts';
const RECEIVER = 'lib/webhooks/http-receiver.test.ts';
const MODEL = 'lib/model/delivery.test.ts';

export const deliveries: Mutation[] = [
  {
    breaks: 'two bring the events of a room at once',
    file: 'lib/store/event-store.ts',
    find: "where(DELIVERY.claimedUntilMs, '=', claimedUntilMs),\n        where(DELIVERY.deliveredNumber",
    replace: 'where(DELIVERY.deliveredNumber',
    caughtBy: { file: DELIVERIES, test: 'what another call has claimed meanwhile' },
  },
  {
    breaks: 'a delivery whose claim is over takes the next one back',
    file: 'lib/store/event-store.ts',
    find: "condition: where(DELIVERY.claimedUntilMs, '=', claimedUntilMs),\n      put",
    replace: 'put',
    caughtBy: { file: DELIVERIES, test: 'a delivery whose claim is over changes nothing' },
  },
  {
    breaks: 'an event is sent on while the one before has not come',
    file: 'lib/use-cases/bring-events.ts',
    find: 'if (stoppedBy) return { deliveredNumber, stoppedBy };',
    replace: 'if (stoppedBy) continue;',
    caughtBy: { file: DELIVERIES, test: 'what the receiver does not take is told later, in order' },
  },
  {
    breaks: 'an event counts as delivered before the receiver has it',
    file: 'lib/use-cases/bring-events.ts',
    find: 'await receiver.send(event, Math.min(TAKES_MS, untilMs - nowMs));',
    replace:
      'void receiver.send(event, Math.min(TAKES_MS, untilMs - nowMs)).catch(() => undefined);',
    caughtBy: { file: DELIVERIES, test: 'what the receiver does not take is told later, in order' },
  },
  {
    breaks: 'a caller waits for the receiver as long as it takes',
    file: 'lib/use-cases/bring-events.ts',
    find: 'Math.min(TAKES_MS, untilMs - nowMs)',
    replace: 'TAKES_MS',
    caughtBy: { file: DELIVERIES, test: 'a caller waits for a second and no longer' },
  },
  {
    breaks: 'what others leave to a delivery is not looked for when it ends',
    file: 'lib/use-cases/deliver-events.ts',
    find: "if ((await bringClaimed(services, room, untilMs)) === 'stopped') return;",
    replace: 'await bringClaimed(services, room, untilMs);\n    return;',
    caughtBy: { file: DELIVERIES, test: 'of two who deliver at once one does' },
  },
  {
    breaks: 'a claim that is found is not looked at again when it is over',
    file: 'lib/use-cases/deliver-events.ts',
    find: 'if (nextMs > nowMs) return deliveries.add(roomId, nextMs);',
    replace: 'if (nextMs > nowMs) return;',
    caughtBy: { file: DELIVERIES, test: 'a claim whose call has died is looked at again' },
  },
  {
    breaks: 'a room that waits for its receiver tries by each of its calls',
    file: 'lib/model/delivery.ts',
    find: 'return Math.max(claimedUntilMs, retryAtMs);',
    replace: 'return claimedUntilMs;',
    caughtBy: {
      file: DELIVERIES,
      test: 'while a room waits for its receiver, its calls do not try',
    },
  },
  {
    breaks: 'what was not taken is on no list',
    file: 'lib/use-cases/deliver-events.ts',
    find: '  await deliveries.add(roomId, retryAtMs);\n',
    replace: '',
    caughtBy: { file: DELIVERIES, test: 'what was not taken comes again by the list' },
  },
  {
    breaks: 'what did not come within the second is on no list',
    file: 'lib/use-cases/deliver-events.ts',
    find: 'if (stoppedBy) await deliveries.add(roomId, nowMs);',
    replace: '',
    caughtBy: { file: DELIVERIES, test: 'what does not come within that second' },
  },
  {
    breaks: 'facts of a call that died are told to nobody',
    file: 'lib/use-cases/reconcile.ts',
    find: '    if (isUndelivered(room)) services.undelivered.add(roomId);\n',
    replace: '',
    caughtBy: { file: DELIVERIES, test: 'what a call has left that died' },
  },
  {
    breaks: 'a create that dies tells nobody for a day',
    file: 'lib/use-cases/room.ts',
    find: '    receiver && deliveries.add(room.roomId, createdAtMs + RECHECK_AFTER_MS),\n',
    replace: '',
    caughtBy: { file: DELIVERIES, test: 'a call that dies with its fact is made good' },
  },
  {
    breaks: 'a receiver that hangs holds up the checks of rooms',
    file: 'lib/use-cases/agenda-run.ts',
    find: 'bringing.push(...undelivered.map((id) => deliverOrLater(services, id, untilMs)));',
    replace:
      'await Promise.all(undelivered.map((id) => deliverOrLater(services, id, untilMs)));\n  void bringing;',
    caughtBy: { file: DELIVERIES, test: 'a receiver that hangs holds up no check of a room' },
  },
  {
    breaks: 'events after a full page come before those between',
    file: 'lib/model/delivery.ts',
    find: 'return { next: isAll ? [...before, ...onTheirWay] : before, isAll };',
    replace: 'return { next: [...before, ...onTheirWay], isAll };',
    caughtBy: { file: MODEL, test: 'after a full page the rest has to wait' },
  },
  {
    breaks: 'numbers that are being written down are taken from the page in part',
    file: 'lib/model/delivery.ts',
    find: 'const beyond = onTheirWay[0]?.number ?? lastNumber + 1;',
    replace: 'const beyond = onTheirWay[0]?.number ?? Infinity;\n  void lastNumber;',
    caughtBy: { file: MODEL, test: 'numbers that were given after the claim wait' },
  },
  {
    breaks: 'an old event is sent for ever',
    file: 'lib/model/delivery.ts',
    find: "return nowMs - atMs > DELIVERED_WITHIN_MS ? 'too-old' : 'send';",
    replace: "void nowMs;\n  void atMs;\n  return 'send';",
    caughtBy: { file: MODEL, test: 'an event is sent for 24 h' },
  },
  {
    breaks: 'types that nobody wants are sent',
    file: 'lib/model/delivery.ts',
    find: "if (!wants(type)) return 'unwanted';",
    replace: 'void wants;\n  void type;',
    caughtBy: { file: DELIVERIES, test: 'types that nobody wants are left out' },
  },
  {
    breaks: 'a signature does not cover the id',
    file: 'lib/webhooks/signature.ts',
    find: '[id, timestamp, body]',
    replace: '[timestamp, body]',
    caughtBy: {
      file: 'lib/webhooks/signature.test.ts',
      test: 'an event is verified by the library',
    },
  },
  {
    breaks: 'events are signed with the first key only',
    file: 'lib/webhooks/signature.ts',
    find: 'const signatures = keys.map(',
    replace: 'const signatures = keys.slice(0, 1).map(',
    caughtBy: { file: 'lib/webhooks/signature.test.ts', test: 'while keys are changed' },
  },
  {
    breaks: 'any answer takes an event',
    file: 'lib/webhooks/http-receiver.ts',
    find: 'if (status < 200 || status > 299) throw',
    replace: 'if (status < 200) throw',
    caughtBy: { file: RECEIVER, test: 'a redirect is not followed' },
  },
  {
    breaks: 'an address that is not public is called',
    file: 'lib/webhooks/http-receiver.ts',
    find: '    if (!isPrivate) requirePublicHost(url);\n',
    replace: '',
    caughtBy: { file: RECEIVER, test: 'an address that is not public is not called' },
  },
  {
    breaks: 'a name that leads to such an address is called',
    file: 'lib/webhooks/http-receiver.ts',
    find: '      ...(!isPrivate && { lookup: lookupPublic }),\n',
    replace: '',
    caughtBy: { file: RECEIVER, test: 'a name that leads to such an address is not called' },
  },
  {
    breaks: 'an answer is read to its end',
    file: 'lib/webhooks/http-receiver.ts',
    find: '    if (bytes > MAX_ANSWER_BYTES) return;\n',
    replace: '',
    caughtBy: { file: RECEIVER, test: 'an answer without end is not read' },
  },
  {
    breaks: 'the metadata of the cloud is at a public address',
    file: 'lib/webhooks/public-address.ts',
    find: "  ['100.64.0.0', 10],\n",
    replace: '',
    caughtBy: {
      file: 'lib/webhooks/public-address.test.ts',
      test: 'an address of',
    },
  },
  {
    breaks: 'events go over the Internet in the clear',
    file: 'lib/config/problems.ts',
    find: "if (!WEBHOOK_URL || WEBHOOK_NETWORK === 'private' || /^https:/i.test(WEBHOOK_URL)) return [];",
    replace: "if (!WEBHOOK_URL || WEBHOOK_NETWORK !== 'internet') return [];",
    caughtBy: { file: 'lib/config/config.test.ts', test: 'sends no events without keys' },
  },
];
