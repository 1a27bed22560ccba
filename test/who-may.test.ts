/**
 * Who may do what, for every call of `openapi.json` that a user makes: the functions' own handlers on
 * the local Tablestore, in this process. A call that is refused costs no write.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { TableProvisioner } from '../lib/aliyun/table-provisioner';
import { Vendor } from '../lib/aliyun/vendor-fixture';
import {
  bodyOf,
  CONTEXT,
  type EventChanges,
  eventBytes,
  httpEvent,
  REQUIRED,
  setEnvironment,
  signHs256,
} from '../lib/http/handler-fixture';
import type { RouteHandler } from '../lib/http/route';
import { TABLES } from '../lib/store/schema';
import { Credentials } from '../local/account/credentials';
import { CallLog } from '../local/call-log';
import { Clock } from '../local/clock';
import { Faults } from '../local/control/faults';
import { startTablestore } from '../local/tablestore/server';
import { DESCRIBED_CALLS } from './described-calls';

const ROLES = [
  'stranger',
  'audience',
  'cohost',
  'guest',
  'asker',
  'moderator',
  'otherHost',
  'host',
  'admin',
  'expired',
  'nobody',
] as const;
type Role = (typeof ROLES)[number];
/** `yes`, or the code of the refusal. */
type Outcome = string;

const ALL = Object.fromEntries(ROLES.map((role) => [role, 'yes'])) as Record<Role, Outcome>;
const NOBODY = { expired: 'TokenExpired', nobody: 'Unauthenticated' };
const only = (roles: Role[], refusal: string): Record<Role, Outcome> => ({
  ...(Object.fromEntries(ROLES.map((role) => [role, refusal])) as Record<Role, Outcome>),
  ...Object.fromEntries(roles.map((role) => [role, 'yes'])),
  ...NOBODY,
});
const EVERYBODY = { ...ALL, ...NOBODY };
const HOST_ONLY = only(['host', 'admin'], 'NotRoomHost');
const KEEPERS = only(['host', 'moderator', 'admin'], 'NotRoomHost');
const ADMIN_ONLY = only(['admin'], 'NotAdmin');
/** A question of somebody else is not even there. */
const PARTIES_ONLY = only(['host', 'admin', 'asker'], 'QuestionNotFound');

/** A call as it should be, and who may make it; more than one where it depends on what is asked. */
interface Rule {
  body?: object;
  query?: Record<string, string>;
  /** The room is named in the query, or else in the body. */
  inRoom?: true;
  /** Whose seat is meant. */
  of?: Role;
  /** Repeating it is refused: whoever may do it has a room where nobody has. */
  once?: true;
  may: Record<Role, Outcome>;
}

const RULES: Record<string, Rule[]> = {
  'create-room': [{ may: EVERYBODY }],
  'list-rooms': [{ may: EVERYBODY }],
  'get-room': [{ may: EVERYBODY }],
  'update-room': [{ body: { title: 'Tea' }, may: HOST_ONLY }],
  'close-room': [{ may: HOST_ONLY }],
  'join-room': [
    { body: { role: 'audience' }, may: EVERYBODY },
    // An admin may act for the host, but not appear as one.
    { body: { role: 'host' }, may: only(['host'], 'NotRoomHost') },
    { body: { role: 'cohost' }, may: only(['cohost'], 'NotOnStage') },
  ],
  'request-stage': [{ may: EVERYBODY }],
  'invite-guest': [{ may: HOST_ONLY }],
  'seat-member': [
    // Who has only asked may not say yes to themselves.
    { of: 'guest', may: { ...HOST_ONLY, guest: 'NotInvited' } },
    { of: 'audience', may: { ...HOST_ONLY, audience: 'yes' } },
  ],
  'ban-member': [
    { body: { reason: 'Spam' }, inRoom: true, may: KEEPERS },
    { body: { reason: 'Spam' }, inRoom: true, of: 'moderator', may: HOST_ONLY },
    { body: { reason: 'Spam' }, may: ADMIN_ONLY },
  ],
  'unban-member': [{ inRoom: true, may: KEEPERS }, { may: ADMIN_ONLY }],
  'list-bans': [{ query: {}, inRoom: true, may: KEEPERS }, { may: ADMIN_ONLY }],
  'list-actions': [{ query: {}, inRoom: true, may: HOST_ONLY }, { may: ADMIN_ONLY }],
  'unseat-member': [{ of: 'cohost', may: { ...KEEPERS, cohost: 'yes' } }],
  'mute-member': [
    { of: 'cohost', may: KEEPERS },
    { of: 'moderator', may: HOST_ONLY },
  ],
  'move-seat': [
    { body: { seatNumber: 5 }, of: 'cohost', may: { ...KEEPERS, cohost: 'yes' } },
    { body: { seatNumber: 3 }, of: 'cohost', may: { ...KEEPERS, cohost: 'SeatTaken' } },
  ],
  // The co-host is not in the channel: who may hand the room over is told so.
  'transfer-room': [{ may: { ...HOST_ONLY, host: 'NotInChannel', admin: 'NotInChannel' } }],
  'update-seat': [
    { body: { seatNumber: 9, isLocked: true }, may: KEEPERS },
    { body: { seatNumber: 2, allowCamera: false }, may: KEEPERS },
  ],
  moderate: [{ may: ADMIN_ONLY }],
  'lift-moderation': [{ body: { allowStream: true }, may: ADMIN_ONLY }],
  'add-moderator': [{ may: HOST_ONLY }],
  'remove-moderator': [{ of: 'moderator', may: HOST_ONLY }],
  'start-mix': [{ may: HOST_ONLY, once: true }],
  'update-mix': [{ body: { layout: 'pip' }, may: HOST_ONLY }],
  'stop-mix': [{ may: HOST_ONLY }],
  'invite-pk': [{ may: HOST_ONLY, once: true }],
  'accept-pk': [{ may: HOST_ONLY }],
  'end-pk': [{ may: HOST_ONLY }],
  'start-round': [{ may: HOST_ONLY }],
  'surrender-round': [{ may: HOST_ONLY }],
  'list-gifts': [{ may: only(['host', 'otherHost', 'admin'], 'NotRoomHost') }],
  'open-qna': [{ body: { priceCents: 100 }, may: HOST_ONLY }],
  'close-qna': [{ may: HOST_ONLY }],
  'ask-question': [{ body: { text: 'Why?' }, may: { ...EVERYBODY, host: 'QnaNotPossible' } }],
  'list-questions': [{ may: EVERYBODY }],
  'get-question': [{ may: PARTIES_ONLY }],
  // It is not paid for: who may take it is told so.
  'accept-question': [
    {
      may: {
        ...PARTIES_ONLY,
        host: 'QuestionNotWaiting',
        admin: 'QuestionNotWaiting',
        asker: 'NotRoomHost',
      },
    },
  ],
  'end-question': [{ may: PARTIES_ONLY }],
  'start-recording': [{ may: HOST_ONLY }],
  'stop-recording': [{ may: HOST_ONLY }],
  'list-replays': [{ query: {}, may: EVERYBODY }],
  // It is being recorded: others see what can be played.
  'get-replay': [{ may: only(['host', 'admin'], 'ReplayNotFound') }],
  'delete-replay': [{ may: { ...HOST_ONLY, host: 'ReplayRecording', admin: 'ReplayRecording' } }],
  'list-events': [{ may: HOST_ONLY }],
  'room-usage': [{ may: HOST_ONLY }],
  usage: [{ query: { from: '2026-01-01', to: '2026-01-02' }, may: ADMIN_ONLY }],
};

const WRITES = ['PutRow', 'UpdateRow', 'DeleteRow', 'BatchWriteRow'];
const INSTANCE = 'lianmai';
const ROOT = { accessKeyId: 'root-id', accessKeySecret: 'root-secret' };

const clock = new Clock();
const log = new CallLog();
const credentials = new Credentials(clock, ROOT);
const handlers = new Map<string, RouteHandler>();
let directory: string;
let tablestore: Awaited<ReturnType<typeof startTablestore>>;
let vendor: Vendor;
let scenes = 0;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'who-may-'));
  const options = { port: 0, statePath: directory, instance: INSTANCE, credentials, clock, log };
  tablestore = await startTablestore({ ...options, faults: new Faults() });
  vendor = await Vendor.start();
  const { endpoint } = tablestore;
  const provisioner = new TableProvisioner({ endpoint, instance: INSTANCE, prefix: '', ...ROOT });
  for (const table of TABLES) await provisioner.ensure(table);
  setEnvironment({
    ...REQUIRED,
    OTS_ENDPOINT: endpoint,
    RTC_ENDPOINT: String(vendor.endpoint),
    LIVE_ENDPOINT: String(vendor.endpoint),
    REPLAY_BUCKET: 'replays',
    MAX_MIXES_PER_APP: '500',
    CALLS_PER_MINUTE: '100000',
    CALLBACK_SECRET: 'x'.repeat(32),
    PAYMENT_URL_BASE: 'http://127.0.0.1:9',
    PAYMENT_KEY: 'x'.repeat(32),
  });
  for (const file of readdirSync('functions').filter((name) => name.endsWith('.ts'))) {
    const { handler } = require(resolve('functions', file)) as { handler: RouteHandler };
    handlers.set(file.replace('.ts', ''), handler);
  }
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterAll(async () => {
  jest.restoreAllMocks();
  await tablestore.close();
  await vendor.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** A room in which there is something for every call to act on, and one of another host. */
interface Scene {
  roomId: string;
  otherRoomId: string;
  questionId: string;
  /** Of the PK of both rooms, where there is one. */
  roundId: string;
  users: Record<Role, string>;
}

interface Sent {
  as: string;
  body?: object;
  query?: Record<string, string>;
  authorization?: string;
}

/** Calls a function with values for the names in its path. */
async function call(name: string, values: Record<string, string>, sent: Sent) {
  const handler = handlers.get(name);
  if (!handler) throw new Error(`There is no function ${name}.`);
  const scope = sent.as === 'admin' ? { scope: 'admin' } : {};
  const { authorization = `Bearer ${signHs256({ sub: sent.as, exp: 4e9, ...scope })}` } = sent;
  const changes: EventChanges = {
    headers: { ...(authorization && { authorization }) },
    ...(sent.query && { queryParameters: sent.query }),
    body: JSON.stringify(sent.body ?? {}),
  };
  const line = handler.pattern.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '');
  const issued = { ...CONTEXT, credentials: issuedCredentials() };
  const answer = await handler(eventBytes(httpEvent(line, changes)), issued);
  return { status: answer.statusCode, body: bodyOf(answer) };
}

let issued: ReturnType<typeof credentials.issue> | undefined;

function issuedCredentials() {
  issued ??= credentials.issue();
  const { accessKeyId, accessKeySecret, securityToken = '' } = issued;
  return { accessKeyId, accessKeySecret, securityToken };
}

async function must(name: string, values: Record<string, string>, sent: Sent) {
  const answer = await call(name, values, sent);
  if (answer.status < 300) return answer.body;
  throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
}

async function newScene(name: string): Promise<Scene> {
  scenes += 1;
  const [roomId, otherRoomId] = [`room-${scenes}`, `other-${scenes}`];
  const users = Object.fromEntries(
    ROLES.map((role) => [role, role === 'admin' ? role : `${role}-${scenes}`]),
  ) as Record<Role, string>;
  const { host, otherHost, cohost, guest, audience, asker, moderator } = users;
  const room = { roomId };
  await must('create-room', {}, { as: host, body: { ...room, recording: 'manual' } });
  await must('create-room', {}, { as: otherHost, body: { roomId: otherRoomId } });
  await must('start-mix', room, { as: host });
  await must('start-mix', { roomId: otherRoomId }, { as: otherHost });
  await must('start-recording', room, { as: host });
  for (const as of [cohost, guest]) await must('request-stage', room, { as });
  await must('seat-member', { ...room, userId: cohost }, { as: host });
  await must('seat-member', { ...room, userId: audience }, { as: host });
  await must('add-moderator', { ...room, userId: moderator }, { as: host });
  await must('open-qna', room, { as: host, body: { priceCents: 100 } });
  const question = await must('ask-question', room, { as: asker, body: { text: 'Why?' } });
  const isInRound = ['start-round', 'surrender-round', 'list-gifts'].includes(name);
  if (isInRound || name === 'accept-pk' || name === 'end-pk') {
    const body = { opponentRoomId: roomId };
    await must('invite-pk', { roomId: otherRoomId }, { as: otherHost, body });
  }
  if (isInRound) await must('accept-pk', room, { as: host });
  if (name === 'start-round') await must('surrender-round', room, { as: host });
  if (name === 'start-mix') await must('stop-mix', room, { as: host });
  const { pk } = await must('get-room', room, { as: host });
  const roundId = (pk as { round?: { roundId: string } } | undefined)?.round?.roundId ?? '';
  return { roomId, otherRoomId, questionId: String(question.questionId), roundId, users };
}

/** Makes the call of a rule in a role. */
async function callAs(name: string, rule: Rule, scene: Scene, role: Role) {
  const { roomId, otherRoomId, questionId, roundId, users } = scene;
  const bodies: Record<string, object> = {
    'invite-pk': { opponentRoomId: otherRoomId },
    'transfer-room': { userId: users.cohost },
    moderate: { action: 'cover', userId: users.cohost, reason: 'Spam' },
    // Its stream may still rest.
    'start-mix': { onCooldown: 'rotate' },
  };
  const room = rule.inRoom && { roomId };
  const body = rule.body ?? bodies[name] ?? {};
  const expired = `Bearer ${signHs256({ sub: users.host, exp: 1 })}`;
  const authorization = { expired, nobody: '' }[role as string];
  return call(
    name,
    {
      ...{ roomId, questionId, roundId, replayId: `${roomId}_r1` },
      userId: users[rule.of ?? 'guest'],
    },
    {
      as: users[role],
      body: rule.query ? body : { ...body, ...room },
      ...(rule.query && { query: { ...rule.query, ...room } }),
      ...(authorization !== undefined && { authorization }),
    },
  );
}

function writesDone(): number {
  return log.list().filter(({ operation, status }) => status === 200 && WRITES.includes(operation))
    .length;
}

test('every call that a user makes has its rule', () => {
  const described = DESCRIBED_CALLS.filter(({ caller }) => caller === 'user');
  const names = described.map(({ template }) => template.split('/')[1] ?? '');
  expect(Object.keys(RULES).sort()).toEqual(names.sort());
});

const CASES = Object.entries(RULES).flatMap(([name, rules]) =>
  rules.map((rule): [string, string, Rule] => [
    name,
    JSON.stringify([rule.of ?? rule.body ?? '', rule.inRoom ? 'in a room' : '']),
    rule,
  ]),
);

test.each(CASES)(
  '%s %s is for those who may, and costs the others no write',
  async (name, _, rule) => {
    const refused = ROLES.filter((role) => rule.may[role] !== 'yes');
    let scene = await newScene(name);
    const before = writesDone();
    for (const role of refused) {
      const { body } = await callAs(name, rule, scene, role);
      expect([role, body.code]).toEqual([role, rule.may[role]]);
    }
    expect(writesDone() - before).toBe(0);
    const allowed = ROLES.filter((role) => rule.may[role] === 'yes');
    for (const [index, role] of allowed.entries()) {
      if (rule.once && index > 0) scene = await newScene(name);
      const { status, body } = await callAs(name, rule, scene, role);
      expect([role, status < 300, body.code]).toEqual([role, true, undefined]);
    }
  },
);
