/**
 * A cloud for tests that need nothing of their own from it: the test files of one worker, and of the
 * worker that follows it (`lane-runner.cjs`), have it one after the other. A warm cloud takes a
 * fraction of the processor time of one that has just started, and what a test meets there (rooms of
 * others, a clock that was moved) is met in production, too.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudProcess, type RunningCloud } from './cloud-process';
import { LocalCloud } from './local-cloud';

/** Made before the tests; who is noted there is ended after them. */
const { BORROWED_CLOUDS = '', JEST_WORKER_ID } = process.env;

/** The quota of a user's calls is one of each minute. */
const MINUTE_MS = 60_000;

/** The cloud that mixes by this API. Rooms need ids that no other test file uses. */
export async function borrowCloud({ MIXER = 'rtc' } = {}): Promise<LocalCloud> {
  const notePath = join(BORROWED_CLOUDS, `${JEST_WORKER_ID}-${MIXER}.json`);
  if (existsSync(notePath)) {
    const running: RunningCloud = JSON.parse(readFileSync(notePath, 'utf8'));
    return new LocalCloud(CloudProcess.runningAt(running));
  }
  const cloud = await LocalCloud.start({ MIXER });
  writeFileSync(notePath, JSON.stringify(cloud.process.running));
  return cloud;
}

/** Leaves the cloud to the next test file: nobody is on stage or banned, no room is open. */
export async function giveBack(cloud: LocalCloud | undefined): Promise<void> {
  if (cloud === undefined) return;
  await cloud.clearFaults();
  cloud.clearStage();
  for (const roomId of await openRooms(cloud)) {
    await cloud.api('POST', `/close-room/${roomId}`, { as: 'admin' });
  }
  // Who is banned from every room is banned from those of the next test, too.
  const { bans = [] } = (await cloud.api('GET', '/list-bans', { as: 'admin' })).body;
  for (const { userId } of bans) {
    await cloud.api('POST', `/unban-member/${userId}`, { as: 'admin', body: {} });
  }
  await cloud.advance(MINUTE_MS);
  await cloud.clearCalls();
}

async function openRooms(cloud: LocalCloud): Promise<string[]> {
  const roomIds: string[] = [];
  let nextToken: string | undefined = '';
  while (nextToken !== undefined) {
    const query: string = nextToken && `?nextToken=${encodeURIComponent(nextToken)}`;
    const { body } = await cloud.api('GET', `/list-rooms${query}`, { as: 'admin' });
    roomIds.push(...(body.rooms ?? []).map(({ roomId }) => roomId));
    nextToken = body.nextToken;
  }
  return roomIds;
}
