import { eventShape } from '../lib/api/event';
import { EVENT_TYPES, type EventType } from '../lib/event-types';
import { cloudEvent } from '../lib/model/cloud-event';
import type { FactData } from '../lib/model/event';
import { schemaRef } from './schemas';

/** The other room of the examples. */
const BOB = { roomId: '67890', hostName: 'Bob' };

/** Each type: when it is told, and an example of what it tells. */
const EVENTS: Record<EventType, { summary: string; data: FactData }> = {
  'room.opened': {
    summary: 'A room was created, or opened again',
    data: { hostId: 'ann' },
  },
  'room.transferred': {
    summary: 'A co-host has become the host of the room',
    data: { hostId: 'ben', formerHostId: 'ann', reason: 'by-hand' },
  },
  'room.closed': { summary: 'A room was closed; its stage is over with it', data: {} },
  'mix.started': {
    summary: 'A mix is known to run',
    data: { taskId: '12345-3', mode: 'relay' },
  },
  'mix.mode-changed': {
    summary: 'A mix goes on as a relay, or as a mix',
    data: { taskId: '12345-3', mode: 'mix' },
  },
  'mix.ended': {
    summary: 'A mix was stopped, and is known to have ended',
    data: { taskId: '12345-3', outcome: 'stopped' },
  },
  'mix.lost': {
    summary: 'A mix has ended although nobody stopped it, or was never started',
    data: { taskId: '12345-3', outcome: 'push-lost' },
  },
  'member.joined': { summary: 'A user is in the channel', data: { userId: 'ben' } },
  'member.left': { summary: 'A user is not in the channel any more', data: { userId: 'ben' } },
  'member.banned': {
    summary: 'A user was banned from the room',
    data: { userId: 'ben', until: '2026-11-27T12:00:00.000Z' },
  },
  'member.unbanned': {
    summary: 'A ban from the room was lifted',
    data: { userId: 'ben' },
  },
  'stage.requested': { summary: 'A user asks to come on stage', data: { userId: 'ben' } },
  'seat.invited': { summary: 'A user was invited to come on stage', data: { userId: 'ben' } },
  'seat.taken': {
    summary: 'A user has a seat on stage',
    data: { userId: 'ben', name: 'Ben', seatNumber: 2 },
  },
  'seat.moved': {
    summary: 'A user has another seat',
    data: { userId: 'ben', seatNumber: 4 },
  },
  'seat.left': { summary: 'A user has left the stage', data: { userId: 'ben' } },
  'seat.removed': {
    summary: 'A user was taken off the stage by somebody else',
    data: { userId: 'ben' },
  },
  'pk.invited': {
    summary: 'The room invites another one to a PK, or is invited',
    data: { pkId: 'c0ffee', others: [BOB] },
  },
  'pk.started': {
    summary: 'The room shows a PK',
    data: { pkId: 'c0ffee', others: [BOB] },
  },
  'pk.rooms-changed': {
    summary:
      'Another room has come into the PK, or left it; the room shows those that are in it now',
    data: { pkId: 'c0ffee', others: [BOB, { roomId: '24680', hostName: 'Eve' }] },
  },
  'pk.round-started': {
    summary: 'A round of a PK has begun',
    data: { pkId: 'c0ffee', others: [BOB], round: 1 },
  },
  'pk.round-ended': {
    summary: 'A round of a PK has ended, and its score is final',
    data: {
      ...{
        pkId: 'c0ffee',
        others: [BOB],
        round: 1,
        winnerRoomIds: ['12345'],
        outcome: 'time-is-up',
      },
      score: [
        { roomId: '12345', hostName: 'Ann', points: 120 },
        { ...BOB, points: 95 },
      ],
    },
  },
  'pk.ended': {
    summary: 'The room has left a PK, or the invitation to one',
    data: { pkId: 'c0ffee', others: [BOB], outcome: 'ended-by-host' },
  },
  'question.paid': {
    summary: 'A question is paid, or money came for which no question waits',
    data: {
      questionId: '019a0000c0ffee0000000000',
      userId: 'ben',
      amountCents: 990,
      currency: 'CNY',
    },
  },
  'question.answered': {
    summary: 'A question is answered',
    data: { questionId: '019a0000c0ffee0000000000', userId: 'ben' },
  },
  'question.refunded': {
    summary: 'The money for a question is back',
    data: { questionId: '019a0000c0ffee0000000000', userId: 'ben', outcome: 'expired' },
  },
  'recording.started': {
    summary: 'The mix is being recorded',
    data: { replayId: '12345_r2' },
  },
  'recording.ended': {
    summary: 'The mix is no longer recorded',
    data: { replayId: '12345_r2' },
  },
  'replay.ready': { summary: 'A replay can be played', data: { replayId: '12345_r2' } },
  'moderation.acted': {
    summary:
      'Moderation has done this about a report; or an admin by hand, with a reason in place of label and score',
    data: { userId: 'ben', label: 'porn', score: 97, action: 'cover' },
  },
  'moderation.lifted': {
    summary: 'A user may be seen and heard again',
    data: { userId: 'ben' },
  },
  'moderation.stream-allowed': {
    summary: 'The stream of the room is no longer forbidden',
    data: {},
  },
};

/** What each call of the customer's server has, by Standard Webhooks. */
const HEADERS = {
  'webhook-id': 'The id of the event; the same whenever it is sent again.',
  'webhook-timestamp': 'When it was sent this time, in Unix seconds.',
  'webhook-signature': '`v1,` and a signature in base64, once for each key, by spaces.',
};

const EXAMPLE = { roomId: '12345', number: 7, atMs: Date.UTC(2026, 10, 26, 12) };

/** What the customer's server is told: https://spec.openapis.org/oas/v3.1.1.html#fixed-fields */
export function webhooks() {
  const described = EVENT_TYPES.map((type) => {
    const { summary, data } = EVENTS[type];
    const example = cloudEvent({ ...EXAMPLE, type, data });
    return [example.type, { post: webhookObject(example, summary) }];
  });
  return Object.fromEntries(described);
}

function webhookObject(example: ReturnType<typeof cloudEvent>, summary: string) {
  const { type } = example;
  const schema = { allOf: [schemaRef(eventShape)], properties: { type: { const: type } } };
  return {
    operationId: `on ${type}`.replace(/[ .]+(\w)/g, (_, letter: string) => letter.toUpperCase()),
    tags: ['Events'],
    summary,
    description:
      'Sent to `WEBHOOK_URL`, signed by Standard Webhooks with `WEBHOOK_KEYS`: at least once, and in ' +
      'order within a room. Whatever is not answered with 2xx is sent again for 24 h.',
    security: [],
    parameters: Object.entries(HEADERS).map(([name, description]) => ({
      ...{ name, in: 'header', required: true, description },
      schema: { type: 'string' },
    })),
    requestBody: {
      required: true,
      content: { 'application/cloudevents+json': { schema, example } },
    },
    responses: {
      '2XX': { description: 'It was taken.' },
      '4XX': { description: 'It was not, and is sent again.' },
    },
  };
}
