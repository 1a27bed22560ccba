/** What callers can get wrong, for every call of `openapi.json`: a clear 4xx with a code, and nothing is done. */
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { paymentHeaders } from '../local/payment/signature';
import { signatureHeaders } from '../local/rtc/events/callback-signature';
import type { Keys } from '../local/state/keys';
import type { ApiAnswer } from './api-answer';
import { borrowCloud, giveBack } from './borrowed-cloud';
import { DESCRIBED_CALLS, type DescribedCall, forbiddenFields } from './described-calls';
import type { LocalCloud } from './local-cloud';

/** A body that each schema allows, where an empty one is not. */
const GOOD_BODIES: Record<string, object> = {
  Joining: { role: 'host' },
  PkInvitation: { opponentRoomId: 'other' },
  Gift: { eventId: 'gift-1', points: 1 },
  QnaOpening: { priceCents: 100 },
  RoomTransfer: { userId: 'cay' },
  SeatChange: { seatNumber: 2 },
  SeatMove: { seatNumber: 2 },
  Asking: { text: 'Why?' },
  ModerationDeed: { action: 'warn', userId: 'ben', reason: 'Spam' },
  Banning: { reason: 'spam' },
  ModerationLift: { userId: 'ben' },
};
const GOOD_QUERY: Record<string, string> = { from: '2026-01-01', to: '2026-01-31' };
const LONG = 'a'.repeat(1000);
const PK_ID = '2f1e0d3c-4b5a-4978-8695-a4b3c2d1e0f9';
const BAD_PARAMS: Record<string, string[]> = {
  roomId: ['has_underscore', '0', LONG],
  userId: ['b%20b', LONG],
  questionId: ['018bcfe568000123456789a', '018BCFE568000123456789AB', 'a%0a', LONG],
  replayId: ['mine', 'mine_r0', 'mine_r01', 'mi_ne_r1', LONG],
  roundId: ['mine', `${PK_ID}-0`, `${PK_ID}-01`, PK_ID.toUpperCase(), `${PK_ID}-1000`, LONG],
};

const named = (calls: DescribedCall[]) =>
  calls.map((call): [string, DescribedCall] => [`${call.method} ${call.template}`, call]);
const CALLS = named(DESCRIBED_CALLS);
const OF_USERS = CALLS.filter(([, { caller }]) => caller === 'user');
const OF_SERVERS = CALLS.filter(([, { caller }]) => caller === 'server');
const OF_SENDERS = CALLS.filter(([, { caller }]) => caller === 'sender');
const WITH_BODY = CALLS.filter(([, { hasBody }]) => hasBody);
const WITH_QUERY = CALLS.filter(([, { queryNames }]) => queryNames.length > 0);
const OF_A_ROOM = CALLS.filter(([, { pathNames }]) => pathNames.includes('roomId'));
/** A pane at a place of one's own. */
const PANE = { x: 0, y: 0, width: 0.5, height: 1 };
const NOT_THERE = {
  questionId: 'QuestionNotFound',
  replayId: 'ReplayNotFound',
  roundId: 'RoundNotFound',
};
/** In a room, and yet not for its host. */
const OF_ADMINS = ['/lift-moderation/{roomId}', '/moderate/{roomId}'];
/** Anybody may do this: refused is only who is banned, or comes with a link that is none. */
const ASKING = 'POST /request-stage/{roomId}';
const FOR_ALL = [ASKING, 'POST /create-room', 'POST /ask-question/{roomId}'];
const NOT_FOR_ALL = CALLS.filter(
  ([name, { statuses }]) => statuses.includes('403') && !FOR_ALL.includes(name),
);

let cloud: LocalCloud;
let keys: Keys;
/** How far the clock of the cloud is ahead. */
let aheadMs = 0;

beforeAll(async () => {
  cloud = await borrowCloud();
  aheadMs = (await cloud.now()) - Date.now();
  keys = JSON.parse(readFileSync(join(cloud.statePath, 'keys.json'), 'utf8'));
  for (const roomId of ['mine', 'other'])
    await cloud.api('POST', '/create-room', { body: { roomId } });
});
afterAll(() => giveBack(cloud));

interface Sent {
  /** What names in the path stand for; those that are absent are good ones. */
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: object;
  /** Sent as it is in place of a body. */
  text?: string;
  as?: string;
  headers?: Record<string, string>;
}

/** Makes a call as it should be, but for what is given: with all that its caller would send. */
function send(call: DescribedCall, sent: Sent = {}): Promise<ApiAnswer> {
  const { method, caller, hasBody } = call;
  const body = JSON.stringify(sent.body ?? goodBody(call));
  const { text = hasBody ? body : undefined, as = 'host' } = sent;
  const headers =
    caller === 'server'
      ? { authorization: `Bearer ${keys.serverKey}` }
      : signatures(text ?? '', call);
  return cloud.api(method, pathOf(call, sent), {
    as: caller === 'user' ? as : '',
    headers: { ...(caller !== 'user' && headers), ...sent.headers },
    ...(text !== undefined && { text }),
  });
}

function goodBody({ bodySchema = '' }: DescribedCall): object {
  return GOOD_BODIES[bodySchema] ?? {};
}

function pathOf({ template, queryNames }: DescribedCall, { params, query }: Sent): string {
  const good: Record<string, string> = {
    roomId: 'mine',
    userId: 'ben',
    questionId: '018bcfe568000123456789ab',
    replayId: 'mine_r1',
    roundId: `${PK_ID}-1`,
    secret: keys.callbackSecret,
  };
  const path = template.replace(/\{(\w+)\}/g, (_, name) => params?.[name] ?? good[name] ?? '');
  const needed = Object.entries(GOOD_QUERY).filter(([name]) => queryNames.includes(name));
  return `${path}?${new URLSearchParams({ ...Object.fromEntries(needed), ...query })}`;
}

/** Those of every sender: each callback looks at its own. */
function signatures(body: string, call: DescribedCall): Record<string, string> {
  const seconds = Math.floor((Date.now() + aheadMs) / 1000);
  const date = new Date(seconds * 1000);
  return {
    ...signatureHeaders({ body, key: keys.rtcCallbackKey, timestampSeconds: seconds }),
    ...paymentHeaders(body, keys.paymentKey, seconds),
    'webhook-id': 'report-1',
    'webhook-timestamp': String(seconds),
    'webhook-signature': new Webhook(keys.moderationKey).sign('report-1', date, body),
    'ALI-LIVE-TIMESTAMP': String(seconds),
    'ALI-LIVE-SIGNATURE': liveSignature(call, seconds),
  };
}

/** Of a push it is over the push domain, of a recording over the one that is called. */
function liveSignature({ template }: DescribedCall, seconds: number): string {
  const signed = template.startsWith('/record-callback/')
    ? `${new URL(cloud.description.gateway).hostname}|${seconds}|${keys.recordCallbackKey}`
    : `${cloud.description.live.pushDomain}|${seconds}|${keys.liveCallbackKey}`;
  return createHash('md5').update(signed).digest('hex');
}

describe.each(OF_USERS)('%s refuses', (_, call) => {
  const sendAs = (authorization?: string) =>
    send(call, { as: '', ...(authorization && { headers: { authorization } }) });

  test('a caller without a token', async () => {
    expect(await sendAs()).toMatchObject({ status: 401, body: { code: 'Unauthenticated' } });
  });

  test('a token that somebody else signed', async () => {
    const forged = jwt({ sub: 'host', exp: 4e9 }, 'x'.repeat(32));
    expect(await sendAs(`Bearer ${forged}`)).toMatchObject({ status: 401 });
  });

  test('a token without a signature', async () => {
    const [, payload] = jwt({ sub: 'host', exp: 4e9 }, 'x').split('.');
    const none = `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`;
    expect(await sendAs(`Bearer ${none}`)).toMatchObject({ status: 401 });
  });

  test('a token that has expired', async () => {
    const expired = jwt({ sub: 'host', exp: 1 }, keys.jwtSecret);
    expect(await sendAs(`Bearer ${expired}`)).toMatchObject({
      status: 401,
      body: { code: 'TokenExpired' },
    });
  });

  test('a token that never expires, and one without a user', async () => {
    expect((await sendAs(`Bearer ${jwt({ sub: 'host' }, keys.jwtSecret)}`)).status).toBe(401);
    expect((await sendAs(`Bearer ${jwt({ exp: 4e9 }, keys.jwtSecret)}`)).status).toBe(401);
  });

  test('a user id that the channel would not take', async () => {
    const odd = jwt({ sub: 'a b', exp: 4e9 }, keys.jwtSecret);
    expect((await sendAs(`Bearer ${odd}`)).body.code).toBe('Unauthenticated');
  });
});

test.each(OF_SERVERS)('%s refuses whoever has not the server key', async (_, call) => {
  const tokens = ['', keys.jwtSecret, await cloud.token('host'), await cloud.token('admin')];
  for (const token of tokens) {
    const answer = await send(call, { headers: { authorization: `Bearer ${token}` } });
    expect(answer).toMatchObject({ status: 401, body: { code: 'Unauthenticated' } });
  }
});

describe.each(OF_SENDERS)('%s refuses', (_, call) => {
  test('a wrong secret in the address', async () => {
    const answer = await send(call, { params: { secret: 'x'.repeat(64) } });
    expect(answer).toMatchObject({ status: 401, body: { code: 'Unauthenticated' } });
  });

  test('signatures of something else, however fresh', async () => {
    const headers = signatures('something else', call);
    headers['ALI-LIVE-SIGNATURE'] = 'f'.repeat(32);
    const answer = await send(call, { headers });
    expect(answer).toMatchObject({ status: 401, body: { code: 'Unauthenticated' } });
  });

  test('a signed message that says nothing', async () => {
    expect(await send(call)).toMatchObject({ status: 400, body: { code: 'InvalidRequest' } });
  });
});

describe.each(WITH_BODY)('%s refuses', (_, call) => {
  test('a body that is not JSON', async () => {
    const answer = await send(call, { text: '{"layout":' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'InvalidJson' } });
  });

  test.each(['[]', '"x"', '1', 'null'])('the body %s', async (text) => {
    const answer = await send(call, { text });
    expect(answer).toMatchObject({ status: 400, body: { code: 'InvalidRequest' } });
  });

  test('a body of 1 MiB', async () => {
    const answer = await send(call, { text: `"${'x'.repeat(1024 * 1024)}"` });
    expect(answer).toMatchObject({ status: 413, body: { code: 'BodyTooLarge' } });
  });
});

describe.each(WITH_BODY.filter(([, { bodySchema }]) => bodySchema))('%s refuses', (_, call) => {
  test('a field that it does not know, with its name', async () => {
    const answer = await send(call, { body: { ...goodBody(call), laoyut: 'grid' } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'InvalidRequest' } });
    expect(answer.body.message).toContain('laoyut');
  });

  test('every field whose value its description forbids, with its name', async () => {
    for (const [name, value] of forbiddenFields(call.bodySchema ?? '')) {
      const answer = await send(call, { body: { ...goodBody(call), [name]: value } });
      expect([name, value, answer.status]).toEqual([name, value, 400]);
      expect(answer.body.message).toContain(`body.${name}`);
    }
  });

  test('bytes that are not UTF-8', async () => {
    const key = call.caller === 'server' ? keys.serverKey : await cloud.token('host');
    const response = await cloud.fetch(pathOf(call, {}), {
      method: call.method,
      headers: { authorization: `Bearer ${key}` },
      // Nothing else is wrong with it: as Latin-1 it would be an object of JSON.
      body: Buffer.from('{"title":"\xff"}', 'latin1'),
    });
    const { code } = (await response.json()) as { code: string };
    expect([response.status, code]).toEqual([400, 'InvalidJson']);
  });
});

test.each(WITH_QUERY)('%s refuses an odd query, with the name of what is odd', async (_, call) => {
  for (const name of [...call.queryNames, 'page']) {
    const answer = await send(call, { query: { [name]: name === 'page' ? '2' : 'x'.repeat(300) } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'InvalidRequest' } });
    expect(answer.body.message).toContain(name);
  }
});

test.each(CALLS)('%s refuses an odd path', async (_, call) => {
  for (const name of call.pathNames) {
    for (const bad of BAD_PARAMS[name] ?? []) {
      const answer = await send(call, { params: { [name]: bad } });
      expect(answer).toMatchObject({ status: 400, body: { code: 'InvalidRequest' } });
      expect(answer.body.message).toContain(name);
    }
    expect((await send(call, { params: { [name]: '%E0%A4%A' } })).status).toBe(400);
  }
});

test.each(NOT_FOR_ALL)('%s refuses a stranger', async (_, call) => {
  const { status, body } = await send(call, { as: 'stranger' });
  const isOfHost = call.pathNames.includes('roomId') && !OF_ADMINS.includes(call.template);
  const refused = [403, isOfHost ? 'NotRoomHost' : 'NotAdmin'];
  // What is somebody else's is not even there.
  const missing = Object.entries(NOT_THERE).find(([name]) => call.pathNames.includes(name));
  expect([status, body.code]).toEqual(missing ? [404, missing[1]] : refused);
});

test('a stranger with an invitation that nobody made is refused', async () => {
  const call = CALLS.find(([name]) => name === ASKING)?.[1];
  if (!call) throw new Error(`${ASKING} is not described.`);
  const body = { invitation: 'A'.repeat(22) };
  const answer = await send(call, { as: 'stranger', body });
  expect(answer).toMatchObject({ status: 403, body: { code: 'NotInvited' } });
});

test.each(OF_A_ROOM)('%s of a room that is not there is a 404', async (_, call) => {
  const as = OF_ADMINS.includes(call.template) ? 'admin' : 'host';
  const answer = await send(call, { params: { roomId: 'nowhere' }, as });
  expect(answer).toMatchObject({ status: 404, body: { code: 'RoomNotFound' } });
});

test.each([
  ['POST', '/create-room', { roomId: '0' }, 'roomId'],
  ['POST', '/create-room', { roomId: 'x'.repeat(37) }, 'roomId'],
  ['POST', '/create-room', { title: 'x'.repeat(101) }, 'title'],
  ['POST', '/create-room', { maxSeats: 10 }, 'maxSeats'],
  ['POST', '/create-room', { maxSeats: 10, kind: 'video' }, 'at most 9'],
  ['POST', '/create-room', { maxSeats: 21, kind: 'voice' }, 'maxSeats'],
  ['POST', '/update-room/mine', { maxSeats: 10 }, 'at most 9'],
  ['POST', '/update-seat/mine', { seatNumber: 21, isLocked: true }, 'seatNumber'],
  ['GET', '/get-room/mine?waitSeconds=60', undefined, 'waitSeconds'],
  ['POST', '/join-room/mine', {}, 'role'],
  ['POST', '/start-mix/mine', { seats: 10 }, 'seats'],
  ['POST', '/start-mix/mine', { backgroundColor: 'red' }, 'backgroundColor'],
  ['POST', '/start-mix/mine', { panes: [{ x: 0.6, y: 0, width: 0.5, height: 1 }] }, 'panes'],
  ['POST', '/start-mix/mine', { panes: Array(10).fill(null) }, 'panes'],
  ['POST', '/start-mix/mine', { panes: Array(10).fill(PANE) }, 'panes'],
  ['POST', '/start-mix/mine', { panes: ['ann', 'ann'] }, 'panes'],
  ['POST', '/start-mix/mine', { panes: Array(2).fill({ ...PANE, userId: 'ann' }) }, 'panes'],
  // The first of the RTC service's APIs has no panes at places of one's own.
  ['POST', '/start-mix/mine', { panes: [PANE] }, 'panes'],
  ['POST', '/update-mix/mine', { layoutVersion: 'new' }, 'layoutVersion'],
  ['POST', '/open-qna/mine', { priceCents: 0 }, 'priceCents'],
  ['POST', '/ask-question/mine', { text: '' }, 'text'],
  ['GET', '/list-rooms?maxResults=0', undefined, 'maxResults'],
  ['GET', '/list-rooms?nextToken=bogus', undefined, 'nextToken'],
])('%s %s with %j is a 400 that names what was expected', async (method, path, body, name) => {
  const answer = await cloud.api(method, path, { ...(body && { body }) });
  expect(answer).toMatchObject({ status: 400 });
  expect(JSON.stringify(answer.body)).toContain(name);
});

test("nobody but the host gets a token to join as the room's host, not even an admin", async () => {
  for (const as of ['stranger', 'admin']) {
    const answer = await cloud.api('POST', '/join-room/mine', { as, body: { role: 'host' } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'NotRoomHost' } });
  }
});

test('a layout that needs more people than the mix is ordered for is refused', async () => {
  const answer = await cloud.api('POST', '/start-mix/mine', { body: { layout: 'pip', seats: 1 } });
  expect(answer).toMatchObject({ status: 409, body: { code: 'NotEnoughSeats' } });
});

test('an Idempotency-Key of odd characters is refused', async () => {
  const headers = { 'idempotency-key': 'a b' };
  const answer = await cloud.api('POST', '/start-mix/mine', { body: {}, headers });
  expect(answer).toMatchObject({ status: 400, body: { code: 'InvalidRequest' } });
});

test('a changed layout version is refused with the one that is current', async () => {
  await cloud.api('POST', '/create-room', { body: { roomId: 'versions' } });
  const started = await cloud.api('POST', '/start-mix/versions', { body: {} });
  const layoutVersion = started.body.mix?.layoutVersion;
  const body = { layout: 'pip', layoutVersion };
  const first = await cloud.api('POST', '/update-mix/versions', { body });
  expect(first.body.mix).toMatchObject({ layout: 'pip', layoutVersion: Number(layoutVersion) + 1 });
  expect(await cloud.api('POST', '/update-mix/versions', { body })).toMatchObject({
    status: 409,
    body: { code: 'StaleLayoutVersion', details: { layoutVersion: Number(layoutVersion) + 1 } },
  });
});

describe('a scene that is not one', () => {
  const room = async () => (await cloud.api('GET', '/get-room/scenes')).body;
  const updates = async () =>
    (await cloud.calls('rtc')).filter(({ operation }) => operation === 'UpdateMPUTask');

  beforeAll(async () => {
    await cloud.api('POST', '/create-room', { body: { roomId: 'scenes' } });
    await cloud.api('POST', '/start-mix/scenes', { body: {} });
  });

  test.each([
    ['a pane outside the canvas', { panes: [{ ...PANE, x: 0.6 }] }, 'panes'],
    ['ten panes', { panes: Array(10).fill(null) }, 'panes'],
    ['ten panes of one’s own', { panes: Array(10).fill(PANE) }, 'panes'],
    ['two panes of one user', { panes: ['ann', 'ann'] }, 'panes'],
    ['two places of one user', { panes: Array(2).fill({ ...PANE, userId: 'ann' }) }, 'panes'],
    ['places that this API has nothing for', { panes: [PANE] }, 'panes'],
    ['a picture that is no address', { backgroundUrl: 'file:///etc/passwd' }, 'backgroundUrl'],
    ['a title without letters', { watermark: { text: ' ' } }, 'watermark'],
    ['name plates of another kind', { namePlates: 'yes' }, 'namePlates'],
  ])('with %s is a 400 that names the field, and changes nothing', async (_, scene, field) => {
    const [before, sent] = [await room(), (await updates()).length];
    const answer = await cloud.api('POST', '/update-mix/scenes', { body: scene });
    expect(answer).toMatchObject({ status: 400, body: { code: 'InvalidRequest' } });
    const { problems = [] } = answer.body.details as { problems?: { at: string }[] };
    expect(problems[0]?.at).toMatch(new RegExp(`^body\\.${field}\\b`));
    expect((await room()).mix).toEqual(before.mix);
    expect(await updates()).toHaveLength(sent);
  });
});

test('none of these requests has started a task in that room', async () => {
  const calls = await cloud.calls('rtc');
  expect(calls.filter(({ detail }) => detail?.channelId === 'mine')).toEqual([]);
});

test('no secret gets into the output', async () => {
  await cloud.fault({
    service: 'rtc',
    operation: 'StartMPUTask',
    kind: 'fail',
    status: 400,
    code: 'Odd',
  });
  await cloud.fault({ service: 'tablestore', operation: 'GetRow', kind: 'drop', times: 9 });
  await cloud.api('POST', '/create-room', { body: { roomId: 'secrets' } });
  await cloud.api('POST', '/start-mix/secrets', { body: {} });
  await cloud.api('GET', '/get-room/secrets');
  const { accessKeyId, appId, ...secrets } = keys;
  expect(Object.keys(secrets)).toContain('callbackSecret');
  for (const secret of Object.values(secrets)) expect(cloud.process.output).not.toContain(secret);
  expect(cloud.process.output).not.toMatch(/auth_key=\d/);
  expect(cloud.process.output).not.toContain(await cloud.token('host'));
});

function jwt(claims: object, secret: string): string {
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
