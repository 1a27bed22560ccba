/**
 * A report of moderation, an admin by hand, or a rule of a seat takes one person out of picture or
 * sound, as the audience sees and hears it, while the show goes on; and it is undone. The report is
 * signed by the library of Standard Webhooks.
 */
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { isNear, type Observation, StreamProbe } from '../media/stream-probe';
import { sendReport } from '../moderation-report';

jest.setTimeout(180_000);

const HOST = { color: '#c0392b', tone: 440, rgb: { r: 192, g: 57, b: 43 } };
const ANN = { color: '#2980b9', tone: 880, rgb: { r: 41, g: 128, b: 185 } };
const BLACK = { r: 0, g: 0, b: 0 };
const POINTS = [
  { x: 0.25, y: 0.55 },
  { x: 0.75, y: 0.55 },
];
const AUDIBLE = 0.05;

let cloud: LocalCloud;
let audience: StreamProbe;

beforeAll(async () => {
  cloud = await borrowCloud({ MIXER: 'live' });
  await cloud.api('POST', '/create-room', { body: { roomId: 'reported' } });
  await cloud.join('reported', 'host', { color: HOST.color, tone: HOST.tone, role: 'host' });
  const started = await cloud.api('POST', '/start-mix/reported', { body: { resolution: '360p' } });
  const url = String(started.body.playUrls?.flv);
  audience = await StreamProbe.open(url, { points: POINTS, tonesHz: [HOST.tone, ANN.tone] });
  await cloud.seat('reported', 'ann', 'host');
  await cloud.join('reported', 'ann', { color: ANN.color, tone: ANN.tone });
});
afterAll(async () => {
  await audience?.close();
  await giveBack(cloud);
});

const SEEN = { roomId: 'reported', userId: 'ann', label: 'test-card', score: 97 };
const report = (changes?: Parameters<typeof sendReport>[2]) => sendReport(cloud, SEEN, changes);
const lift = () =>
  cloud.api('POST', '/lift-moderation/reported', { as: 'admin', body: { userId: 'ann' } });

const shows =
  (guest: { r: number; g: number; b: number }, isHeard: boolean) =>
  ({ picture, sound }: Observation): boolean => {
    const [left, right] = picture?.colors ?? [];
    const [host = 0, ann = 0] = sound?.amplitudes ?? [];
    const isSeen = isNear(left, HOST.rgb) && isNear(right, guest);
    return isSeen && host > AUDIBLE && ann > AUDIBLE === isHeard;
  };
const isBoth = shows(ANN.rgb, true);
const isCovered = shows(BLACK, false);
/** How often the mixing service was told of another picture. */
const updates = async () =>
  (await cloud.calls('rtc')).filter(({ operation }) => operation === 'UpdateLiveMPUTask').length;

test('a report is acted on before it is answered: one pane is covered, one voice gone, and undo brings them back', async () => {
  await audience.until(isBoth);
  const { body: before } = await cloud.api('GET', '/get-room/reported');
  const updated = await updates();
  expect((await report({ id: 'report-1' })).status).toBe(200);
  expect(await updates()).toBe(updated + 1);
  await audience.until(isCovered);
  expect((await lift()).status).toBe(200);
  expect(await updates()).toBe(updated + 2);
  await audience.until(isBoth);
  // The audience is still on the connection of the beginning, and the mix is the same task.
  expect(audience.endedBecause).toBeUndefined();
  const { body: after } = await cloud.api('GET', '/get-room/reported');
  expect(after.mix?.taskId).toBe(before.mix?.taskId);
});

test('an admin does the same by hand, and others may not', async () => {
  const cover = (as: string) => {
    const body = { action: 'cover', userId: 'ann', reason: 'A test card' };
    return cloud.api('POST', '/moderate/reported', { as, body });
  };
  expect((await cover('host')).body.code).toBe('NotAdmin');
  expect(await cover('admin')).toMatchObject({ status: 200, body: { covered: ['ann'] } });
  await audience.until(isCovered);
  expect((await lift()).status).toBe(200);
  await audience.until(isBoth);
  expect(audience.endedBecause).toBeUndefined();
  const { body } = await cloud.api('GET', '/list-actions?roomId=reported', { as: 'admin' });
  expect(body.actions?.find(({ kind }) => kind === 'cover-member')).toMatchObject({
    ...{ userId: 'ann', doneBy: 'admin', isByAdmin: true, reason: 'A test card' },
  });
});

test('what a seat may not send is neither heard nor seen in the mix, until it may again', async () => {
  const rule = async (change: { allowMicrophone?: boolean; allowCamera?: boolean }) => {
    const body = { seatNumber: 2, ...change };
    expect((await cloud.api('POST', '/update-seat/reported', { body })).status).toBe(200);
  };
  await rule({ allowMicrophone: false });
  await audience.until(shows(ANN.rgb, false));
  await rule({ allowMicrophone: true, allowCamera: false });
  // With nobody beside them the host has the whole picture.
  await audience.until(shows(HOST.rgb, true));
  await rule({ allowCamera: true });
  await audience.until(isBoth);
  expect(audience.endedBecause).toBeUndefined();
});

test('a forged, stale, replayed or oversized report changes nothing', async () => {
  const forged = await report({ key: `whsec_${Buffer.alloc(32, 1).toString('base64')}` });
  const stale = await report({ atMs: Date.now() - 6 * 60_000 });
  expect([forged.status, stale.status]).toEqual([401, 401]);
  expect((await report({ id: 'report-1' })).status).toBe(200);
  const { CALLBACK_SECRET = '' } = cloud.operatorEnvironment();
  const path = `/moderation-callback/${CALLBACK_SECRET}`;
  const huge = await cloud.fetch(path, { method: 'POST', body: 'x'.repeat(20_000) });
  expect(huge.status).toBe(413);
  await audience.until(isBoth);
});
