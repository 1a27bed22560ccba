import { until } from '../../../test/until';
import type { RtcServer } from '../server';
import { joinToken, nextEvent, publish, startTestBed, type TestPeer, watch } from '../test-bed';

/** Offers of every form that clients have, up to the media that arrive. */

let server: RtcServer;
const peers: TestPeer[] = [];

beforeEach(async () => {
  ({ server } = await startTestBed());
});
afterEach(async () => {
  for (const peer of peers.splice(0)) await peer.close();
  await server.close();
});

const lines = (change: (line: string, section: number) => string | string[]) => (sdp: string) => {
  let section = -1;
  const changed = sdp.split('\r\n').flatMap((line) => {
    if (line.startsWith('m=')) section += 1;
    return change(line, section);
  });
  return changed.join('\r\n');
};
const without = (pattern: RegExp) => lines((line) => (pattern.test(line) ? [] : line));
const replaced = (pattern: RegExp, by: string) => lines((line) => line.replace(pattern, by));

/** As browsers hide their addresses from pages that do not capture. */
const hidden = lines((line) => {
  const name = line.replace(/^(a=candidate:.* )127\.0\.0\.1( .*)$/, '$1c0ffee00-1.local$2');
  return name === line ? line : [name, 'a=end-of-candidates'];
});
/** As clients that gather for each section before they bundle. */
const ownCredentials = (section: number) =>
  lines((line, at) => {
    if (at !== section) return line;
    if (line.startsWith('a=ice-pwd')) return `a=ice-pwd:${'x'.repeat(22)}`;
    return line.startsWith('a=ice-ufrag') ? 'a=ice-ufrag:elsewhere' : line;
  });
const atSession = lines((line, section) => {
  if (line === 't=0 0') return [line, 'a=sendonly'];
  return section >= 0 && line === 'a=sendonly' ? [] : line;
});

it.each<[string, (sdp: string) => string]>([
  ['hides every address and says that there are no more', hidden],
  ['names no candidates at all', without(/^a=(?:candidate|end-of)/)],
  ['has ICE credentials of its own in the second section', ownCredentials(1)],
  [
    'names the second section first in the bundle',
    (sdp) => ownCredentials(0)(sdp).replace('BUNDLE 0 1', 'BUNDLE 1 0'),
  ],
  ['is active', replaced(/setup:actpass/, 'setup:active')],
  ['has no setup, which is active', without(/^a=setup/)],
  ['is passive', replaced(/setup:actpass/, 'setup:passive')],
  ['has no direction', without(/^a=sendonly/)],
  ['has its direction at the session level', atSession],
  ['sends H.264 in packetization mode 0', replaced(/packetization-mode=1/, 'packetization-mode=0')],
  ['says nothing of its H.264', without(/^a=fmtp/)],
  ['does not announce its streams', without(/^a=ssrc/)],
])('takes media in from who %s', async (_label, changeOffer) => {
  const publishing = nextEvent(server, 'publish');
  const host = await publish(server, joinToken('host'), { changeOffer });
  peers.push(host);
  expect(await publishing).toMatchObject({ userId: 'host', media: { audio: true, video: true } });
  const viewer = await watch(server, joinToken('cohost'), 'host');
  peers.push(viewer);
  await until(() => new Set(viewer.received.map(({ kind }) => kind)).size === 2);
});

it.each<[string, (sdp: string) => string]>([
  ['hides every address and says that there are no more', hidden],
  ['has ICE credentials of its own in the second section', ownCredentials(1)],
  ['is active', replaced(/setup:actpass/, 'setup:active')],
  ['has no direction', without(/^a=recvonly/)],
])('sends media to who %s', async (_label, changeOffer) => {
  const publishing = nextEvent(server, 'publish');
  peers.push(await publish(server, joinToken('host')));
  await publishing;
  const viewer = await watch(server, joinToken('cohost'), 'host', { changeOffer });
  peers.push(viewer);
  await until(() => new Set(viewer.received.map(({ kind }) => kind)).size === 2);
});

it('takes a voice in without a bundle', async () => {
  const publishing = nextEvent(server, 'publish');
  const changeOffer = without(/^a=group/);
  peers.push(await publish(server, joinToken('host'), { kinds: ['audio'], changeOffer }));
  expect(await publishing).toMatchObject({ media: { audio: true, video: false } });
});

it('sends what has no fragments to who takes none, and refuses the rest to them', async () => {
  const mode0 = replaced(/packetization-mode=1/, 'packetization-mode=0');
  const first = nextEvent(server, 'publish');
  peers.push(await publish(server, joinToken('simple'), { changeOffer: mode0 }));
  await first;
  const second = nextEvent(server, 'publish');
  peers.push(await publish(server, joinToken('modern')));
  await second;
  const viewer = await watch(server, joinToken('v'), 'simple', { changeOffer: mode0 });
  peers.push(viewer);
  await until(() => viewer.received.some(({ kind }) => kind === 'video'));
  const refused = watch(server, joinToken('v'), 'modern', { changeOffer: mode0 });
  await expect(refused).rejects.toThrow(/^422 Expected a codec in common.*packetization mode 1/);
});
