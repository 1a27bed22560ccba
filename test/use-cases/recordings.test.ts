/** A recording lives as long as its mix at most, and what it leaves is one replay. */

import { replayView } from '../../lib/api/replay-view';
import type { Replay } from '../../lib/model/replay';
import { acceptPk, endPk, invitePk } from '../../lib/use-cases/pk';
import { reconcileRoom } from '../../lib/use-cases/reconcile';
import { startRecording, stopRecording } from '../../lib/use-cases/recordings';
import { followReplay } from '../../lib/use-cases/replay-follow';
import { deleteReplay, findReplay, listReplays } from '../../lib/use-cases/replays';
import { requestStage } from '../../lib/use-cases/request-stage';
import { updateRoom } from '../../lib/use-cases/room';
import { listEvents, listEventsQuery } from '../../lib/use-cases/room-events';
import { seatMember } from '../../lib/use-cases/seat-member';
import { transferRoom } from '../../lib/use-cases/transfer-room';
import { ADMIN, codeOf, HOST, House, user } from './house';
import type { StoreCall } from './house-table';

const MINUTE_MS = 60_000;
const ID = 'tea_r1';
const MANUAL = { recording: 'manual' };

let house: House;
beforeEach(() => {
  house = new House({ REPLAY_BUCKET: 'replays' });
});

const start = (actor = HOST) => startRecording(house.services, { roomId: 'tea', actor });
const stop = () => stopRecording(house.services, { roomId: 'tea', actor: HOST });
const check = () => reconcileRoom(house.services, 'tea', { audit: true });
const follow = () => followReplay(house.services, ID);
const replay = (actor = HOST) => findReplay(house.services, { replayId: ID, actor });
const running = () => house.records.all.filter(({ endedAtMs }) => endedAtMs === undefined);
const record = () => house.room('tea').record;
const isEnd = ({ put }: StoreCall) => put?.record_state === 'idle';
const isStopping = ({ put }: StoreCall) => put?.record_state === 'stopping';
const isStart = ({ operation }: { operation: string }) => operation === 'start';

/** A room that was recorded for a minute, whose file is there. */
async function recorded(): Promise<void> {
  await house.live('tea', MANUAL);
  await start();
  await house.advance(MINUTE_MS);
  await stop();
  await house.advance(MINUTE_MS);
  await follow();
}

test('a replay comes of a recording, with its minutes in the usage of the task', async () => {
  await recorded();
  const found = await replay();
  expect(found).toMatchObject({ state: 'ready', hostId: 'host', title: '' });
  expect(found.parts).toHaveLength(1);
  const { usage } = await house.services.usage.list({ roomId: 'tea' }, { limit: 10 });
  expect(usage).toMatchObject([{ taskId: 'tea-1', recordedMinutes: 1 }]);
});

test('a file that came before its recording was noted as ended makes a replay at once', async () => {
  await house.live('tea', MANUAL);
  await start();
  await house.advance(MINUTE_MS);
  house.table.calls.next(isEnd, async () => {
    await house.advance(MINUTE_MS);
    await follow();
    expect(await replay()).toMatchObject({ state: 'recording' });
  });
  await stop();
  expect(await replay()).toMatchObject({ state: 'ready' });
});

test('one that runs is not started again, and the host alone starts it', async () => {
  await house.live('tea', MANUAL);
  await start();
  expect(await start()).toMatchObject({ isRecording: true, isPending: false, replayId: ID });
  expect(house.records.all).toHaveLength(1);
  expect(await codeOf(start(user('ann')))).toBe('NotRoomHost');
});

test('nothing is recorded by the rule off, without a mix, or without a bucket', async () => {
  await house.live('tea');
  expect(await codeOf(start())).toBe('RecordingNotPossible');
  const poor = new House();
  expect(await codeOf(poor.open('tea', MANUAL))).toBe('RecordingNotPossible');
  await house.open('cake', MANUAL);
  const cake = startRecording(house.services, { roomId: 'cake', actor: HOST });
  expect(await codeOf(cake)).toBe('MixNotRunning');
});

test('by the rule auto a mix is recorded by itself, until its host says no', async () => {
  await house.live('tea', { recording: 'auto' });
  await house.advance(6000);
  await check();
  expect(running()).toHaveLength(1);
  await stop();
  await house.advance(MINUTE_MS);
  await check();
  expect(running()).toEqual([]);
});

test('by the rule auto a mix is recorded as soon as its stream is pushed', async () => {
  await house.live('tea', { recording: 'auto' });
  expect(running()).toHaveLength(1);
});

test('a recording ends with its mix', async () => {
  await house.live('tea', MANUAL);
  await start();
  await house.advance(MINUTE_MS);
  await house.stop('tea');
  await house.advance(10_000);
  await check();
  expect(running()).toEqual([]);
  expect(record()).toMatchObject({ state: 'idle' });
  expect(record().endedAtMs).toBe(house.room('tea').mix.endedAtMs);
});

test.each(['lost', 'answer-lost'] as const)(
  'a start whose answer is %s is pending, and settled by the next check',
  async (fate) => {
    await house.live('tea', MANUAL);
    house.recorder.calls.next(isStart, fate);
    expect(await start()).toMatchObject({ isPending: true });
    await house.advance(14_000);
    await check();
    expect(record()).toMatchObject({ state: 'running' });
    expect(house.records.all).toHaveLength(1);
  },
);

/** Stops the recording, lets its start arrive after that, and sees the next check end it. */
async function stopBeforeStart(): Promise<void> {
  expect(await stop()).toMatchObject({ isPending: true });
  house.recorder.calls.deliver();
  expect(running()).toHaveLength(1);
  await house.advance(31_000);
  await check();
  expect(running()).toEqual([]);
  expect(record()).toMatchObject({ state: 'idle' });
}

test('a start that arrives after the stop is stopped as well', async () => {
  await house.live('tea', MANUAL);
  house.recorder.calls.next(isStart, 'late');
  await start();
  await stopBeforeStart();
});

test.each(['lost', 'answer-lost'] as const)(
  'a stop whose answer is %s is pending, and done by the next check',
  async (fate) => {
    await house.live('tea', MANUAL);
    await start();
    house.recorder.calls.next(({ operation }) => operation === 'stop', fate);
    expect(await stop()).toMatchObject({ isPending: true });
    await house.advance(16_000);
    await check();
    expect(running()).toEqual([]);
    expect(record()).toMatchObject({ state: 'idle' });
  },
);

/** A start whose instance is frozen once it has claimed the recording, while this happens. */
function startFrozen(meanwhile: () => Promise<unknown>) {
  const { recordings } = house.services;
  const claim: typeof recordings.claim = async (...call) => {
    await recordings.claim(...call);
    await meanwhile();
  };
  const frozen = Object.assign(Object.create(recordings), { claim });
  const services = { ...house.services, recordings: frozen };
  return startRecording(services, { roomId: 'tea', actor: HOST });
}

test('a start that was held up until others believed it over is not sent', async () => {
  await house.live('tea', MANUAL);
  await startFrozen(() => house.advance(MINUTE_MS).then(stop));
  expect(house.records.all).toEqual([]);
  await house.advance(MINUTE_MS);
  await check();
  expect(house.records.all).toEqual([]);
});

test('a start that was held up, and that nobody has stopped, is sent by the next check', async () => {
  await house.live('tea', MANUAL);
  const started = await startFrozen(() => house.advance(MINUTE_MS / 2));
  expect(started).toMatchObject({ isPending: true });
  expect(running()).toEqual([]);
  await check();
  expect(running()).toHaveLength(1);
});

test('a start that is sent again just before the stop may arrive after it, and is stopped as well', async () => {
  await house.live('tea', MANUAL);
  await start();
  house.recorder.calls.next(isStart, 'late');
  house.table.calls.next(isStopping, () => reconcileRoom(house.services, 'tea', { pushed: true }));
  await stopBeforeStart();
});

test('a recording that was interrupted goes on when its stream is pushed again', async () => {
  await house.live('tea', MANUAL);
  await start();
  house.records.stop('tea');
  expect(running()).toEqual([]);
  await reconcileRoom(house.services, 'tea', { pushed: true });
  expect(running()).toHaveLength(1);
  const list = { ...listEventsQuery.parse({}), roomId: 'tea', actor: HOST };
  const types = (await listEvents(house.services, list)).map(({ type }) => type);
  expect(types.filter((type) => type.startsWith('recording.'))).toEqual(['recording.started']);
});

test('a refused start is given back, and tried again by the rule auto', async () => {
  house.recorder.calls.next(isStart, 'refused');
  await house.live('tea', { recording: 'auto' });
  expect(record()).toMatchObject({ state: 'idle' });
  expect(await codeOf(replay())).toBe('ReplayNotFound');
  await house.advance(MINUTE_MS);
  await check();
  expect(record()).toMatchObject({ state: 'running', replay: 1 });
});

test('recordings that follow each other closely are parts of one replay', async () => {
  await recorded();
  await start();
  await house.advance(MINUTE_MS);
  await stop();
  await house.advance(MINUTE_MS);
  await follow();
  expect((await replay()).parts).toHaveLength(2);
  const { replays } = await listReplays(house.services, {
    roomId: 'tea',
    maxResults: 9,
    actor: HOST,
  });
  expect(replays).toHaveLength(1);
  await house.advance(10 * MINUTE_MS);
  expect(await start()).toMatchObject({ replayId: 'tea_r2' });
});

test('without a file a replay has failed', async () => {
  await house.live('tea', MANUAL);
  await start();
  await stop();
  await house.advance(MINUTE_MS);
  house.records.files.splice(0);
  await follow();
  expect((await replay()).state).toBe('processing');
  await house.advance(4 * MINUTE_MS);
  await follow();
  expect(await replay()).toMatchObject({ state: 'failed', failure: 'no-file' });
});

test('others see what can be played, the host all', async () => {
  await house.live('tea', MANUAL);
  await start();
  expect(await codeOf(replay(user('ann')))).toBe('ReplayNotFound');
  expect((await replay()).state).toBe('recording');
  await stop();
  await house.advance(MINUTE_MS);
  await follow();
  expect((await replay(user('ann'))).state).toBe('ready');
});

test('a deleted replay is gone with its files, also those that could not be deleted at once', async () => {
  await recorded();
  expect(await codeOf(deleteReplay(house.services, { replayId: ID, actor: user('ann') }))).toBe(
    'NotRoomHost',
  );
  house.files.calls.next((operation) => operation === 'delete', 'lost');
  await deleteReplay(house.services, { replayId: ID, actor: HOST });
  expect(house.records.files).toHaveLength(1);
  await follow();
  expect(house.records.files).toEqual([]);
  expect(await codeOf(replay())).toBe('ReplayNotFound');
  const { replays } = await listReplays(house.services, { maxResults: 9, actor: HOST });
  expect(replays).toEqual([]);
});

test('a replay is deleted by itself when its days are over', async () => {
  await recorded();
  await house.advance(30 * 24 * 60 * MINUTE_MS);
  await follow();
  expect(house.records.files).toEqual([]);
  expect(await codeOf(replay())).toBe('ReplayNotFound');
});

describe('a replay in a bucket that the deployment has no more', () => {
  const DAYS_MS = 31 * 24 * 60 * MINUTE_MS;
  const useBucket = (bucket: string) => {
    Object.assign(house.services.config.replays ?? {}, { bucket });
  };
  const view = () => findReplay(house.services, { replayId: ID, actor: HOST }).then(shownToHost);
  const shownToHost = (found: Replay) => replayView(house.services, found, HOST);

  test('is signed for none, and is as before when the deployment has its bucket again', async () => {
    await recorded();
    useBucket('others');
    expect(await view()).toMatchObject({ state: 'failed', failure: 'other-bucket', parts: [] });
    expect(await view()).not.toHaveProperty('coverUrl');
    expect(await codeOf(replay(user('ann')))).toBe('ReplayNotFound');
    const list = { maxResults: 9, actor: user('ann') };
    expect(await listReplays(house.services, list)).toEqual({ replays: [] });
    useBucket('replays');
    expect(await view()).toMatchObject({ state: 'ready', parts: [{ durationMs: MINUTE_MS }] });
  });

  test('is not said to be deleted, and is kept and logged by name when its days are over', async () => {
    await recorded();
    useBucket('others');
    const deleting = deleteReplay(house.services, { replayId: ID, actor: HOST });
    expect(await codeOf(deleting)).toBe('RecordingNotPossible');
    await house.advance(DAYS_MS);
    await follow();
    expect(house.records.files).toHaveLength(1);
    const named = { event: 'replay-elsewhere', replayId: ID, bucket: 'replays' };
    expect(house.logged).toContainEqual(named);
    useBucket('replays');
    await follow();
    expect(house.records.files).toEqual([]);
    expect(await codeOf(replay())).toBe('ReplayNotFound');
  });

  test('waits for its files there, and the next recording is another replay', async () => {
    await house.live('tea', MANUAL);
    await start();
    await house.advance(MINUTE_MS);
    useBucket('others');
    await stop();
    expect(await start()).toMatchObject({ replayId: 'tea_r2' });
    await house.advance(10 * MINUTE_MS);
    await follow();
    expect(await view()).toMatchObject({ failure: 'other-bucket' });
    useBucket('replays');
    await follow();
    expect(await replay()).toMatchObject({ state: 'ready', bucket: 'replays' });
  });
});

test('what happened while it was recorded is a chapter', async () => {
  await house.live('tea', MANUAL);
  await start();
  await house.advance(20_000);
  await requestStage(house.services, { roomId: 'tea', actor: user('ann') });
  await seatMember(house.services, { roomId: 'tea', userId: 'ann', actor: HOST });
  house.rtc.channels.join('tea', 'ann');
  await house.advance(1000);
  await check();
  await house.advance(20_000);
  await stop();
  await house.advance(MINUTE_MS);
  await follow();
  const { chapters } = await replay();
  expect(chapters).toMatchObject([{ type: 'seat.taken', userId: 'ann', name: 'ann' }]);
  expect(Math.abs((chapters[0]?.atMs ?? 0) - 20_000)).toBeLessThan(1000);
});

test('a PK has chapters with the name of the other host, and an invitation has none', async () => {
  await house.live('tea', MANUAL);
  const rival = user('rival');
  await house.live('jazz', {}, rival);
  await start();
  const pk = { roomId: 'tea', opponentRoomId: 'jazz', minutes: 1, punishSeconds: 0, actor: HOST };
  await invitePk(house.services, pk);
  await endPk(house.services, { roomId: 'tea', actor: HOST });
  await invitePk(house.services, pk);
  await acceptPk(house.services, { roomId: 'jazz', actor: rival });
  await house.advance(10_000);
  await endPk(house.services, { roomId: 'tea', actor: HOST });
  await house.advance(10_000);
  await check();
  await stop();
  await house.advance(MINUTE_MS);
  await follow();
  const { chapters } = await replay();
  const others = [{ roomId: 'jazz', hostName: 'rival' }];
  expect(chapters).toMatchObject([
    { type: 'pk.started', others },
    { type: 'pk.round-ended', others },
  ]);
});

test('a start without an answer whose repeat is refused may run, and is stopped with its mix', async () => {
  await house.live('tea', MANUAL);
  house.recorder.calls.next(isStart, 'answer-lost');
  expect(await start()).toMatchObject({ isPending: true });
  await house.advance(MINUTE_MS);
  house.recorder.calls.next(isStart, 'refused');
  await check();
  expect(record()).toMatchObject({ state: 'starting', replay: 1 });
  await house.stop('tea');
  await house.advance(2 * MINUTE_MS);
  await check();
  expect(running()).toEqual([]);
  expect(record()).toMatchObject({ state: 'idle', replay: 1 });
});

test('a start that is refused after it was sent again gives nothing back', async () => {
  await house.live('tea', MANUAL);
  house.recorder.calls.next(isStart, 'refused');
  house.table.calls.next(isEnd, async () => {
    await house.advance(MINUTE_MS);
    await check();
  });
  expect(await codeOf(start())).toBe('RecorderRefused');
  expect(running()).toHaveLength(1);
  expect(record()).toMatchObject({ state: 'running', replay: 1 });
});

test('nothing is recorded once the host has said so, not even by a call that had read the room', async () => {
  await house.live('tea', MANUAL);
  const isClaim = ({ put }: StoreCall) => put?.record_state === 'starting';
  house.table.calls.next(isClaim, () =>
    updateRoom(house.services, { roomId: 'tea', actor: HOST, change: { recording: 'off' } }),
  );
  expect(await start()).toMatchObject({ isRecording: false });
  expect(house.records.all).toEqual([]);
});

describe('after a handover', () => {
  const ann = user('ann');

  beforeEach(async () => {
    await house.live('tea', MANUAL);
    await requestStage(house.services, { roomId: 'tea', actor: ann });
    await seatMember(house.services, { roomId: 'tea', userId: 'ann', actor: HOST });
    house.rtc.channels.join('tea', 'ann');
    await house.advance(1000);
    await start();
    await house.advance(MINUTE_MS);
    const give = { roomId: 'tea', userId: 'ann', leavesStage: false, actor: HOST };
    await transferRoom(house.services, give);
    await stopRecording(house.services, { roomId: 'tea', actor: ann });
  });

  test('a replay is of who was host when it began, and the next one of the new host', async () => {
    await start(ann);
    await house.advance(MINUTE_MS);
    expect(record()).toMatchObject({ replay: 2, hostId: 'ann' });
    const idsOf = async (hostId: string) => {
      const query = { hostId, maxResults: 10, actor: ADMIN };
      return (await listReplays(house.services, query)).replays.map(({ number }) => number);
    };
    expect([await idsOf('host'), await idsOf('ann')]).toEqual([[1], [2]]);
  });

  test('a recording that did not come about does not join the replay of the host before', async () => {
    house.recorder.calls.next(isStart, 'refused');
    await codeOf(start(ann));
    await house.advance(6000);
    await start(ann);
    expect(record()).toMatchObject({ replay: 2, hostId: 'ann' });
  });
});
