import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { LocalCloud } from './local-cloud';

const run = promisify(execFile);
const hasCurl = spawnSync('curl', ['--version']).status === 0;
let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await LocalCloud.start();
  await run('node', ['build.mjs', 'examples']);
}, 120_000);
afterAll(() => cloud.stop());

async function linesOf(command: string, ...options: string[]): Promise<string[]> {
  const { stdout } = await run(command, options, { timeout: 120_000 });
  return stdout.trimEnd().split('\n');
}

test('the typed client seats who has asked, and meets the refusal', async () => {
  expect(await linesOf('node', 'dist/examples/guest-list.mjs', cloud.statePath)).toEqual([
    'bo: seated',
    'bo may not close the room: NotRoomHost',
  ]);
});

test('the watcher prints a line for each change, until the room closes', async () => {
  await cloud.api('POST', '/create-room', { body: { roomId: 'watched' } });
  const watching = ['dist/examples/watch-room.mjs', 'watched', cloud.statePath, '100'];
  const watcher = spawn('node', watching, { stdio: ['ignore', 'pipe', 'inherit'] });
  const printed = text(watcher.stdout);
  await once(watcher.stdout, 'data');
  await cloud.api('POST', '/close-room/watched');
  const lines = (await printed).trimEnd().split('\n');
  expect(lines.at(0)).toBe('watched is open, mix idle, 0 in the channel, on air: nobody');
  expect(lines.at(-1)).toBe('watched is closed, mix idle, 0 in the channel, on air: nobody');
});

(hasCurl ? test : test.skip)(
  'the story with curl goes through (skipped without curl)',
  async () => {
    expect(await linesOf('examples/story.sh', cloud.statePath)).toEqual([
      'the room is open',
      'the mix is live',
      'ben: requested',
      'ben: seated',
      'the mix is idle',
      'a start within 10 s: StreamCoolingDown',
      'the room is closed',
    ]);
  },
  60_000,
);
