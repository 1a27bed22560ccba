import { LocalCloud } from '../test/local-cloud';
import { isNear, StreamProbe } from '../test/media/stream-probe';
import { msTarget, type Section } from './report';
import { median } from './statistics';

const ROUNDS = 5;
const ROOM = 'stream';
const HOST = { color: '#c0392b', tone: 440, role: 'host' };
const GUEST = { color: '#2471a3', tone: 660 };
const RED = { r: 0xc0, g: 0x39, b: 0x2b };
const BLUE = { r: 0x24, g: 0x71, b: 0xa3 };
/** In the middle of the two halves of the picture. */
const POINTS = [
  { x: 0.25, y: 0.55 },
  { x: 0.75, y: 0.55 },
];
const MAX_GUEST_MS = 500;
const MAX_LAYOUT_MS = 250;

/** Measures at the play address, without browsers, how soon the stream shows what has changed. */
export async function measureStream(): Promise<Section> {
  const cloud = await LocalCloud.start({ MIXER: 'rtc' });
  try {
    return section(await waitsOfStream(cloud));
  } finally {
    await cloud.stop();
  }
}

interface Waits {
  guestToSeen: number[];
  layoutToSeen: number[];
}

async function waitsOfStream(cloud: LocalCloud): Promise<Waits> {
  await cloud.api('POST', '/create-room', { body: { roomId: ROOM } });
  await cloud.join(ROOM, 'host', HOST);
  const started = await cloud.api('POST', `/start-mix/${ROOM}`, { body: {} });
  const viewer = await StreamProbe.open(started.body.playUrls?.flv ?? '', { points: POINTS });
  const sees = async (left: typeof RED, right: typeof RED) => {
    await viewer.until(({ picture }) => {
      const [first, second] = picture?.colors ?? [];
      return isNear(first, left) && isNear(second, right);
    });
    return Date.now();
  };
  await sees(RED, RED);
  const waits: Waits = { guestToSeen: [], layoutToSeen: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const guest = await cloud.join(ROOM, 'guest', GUEST);
    const sentAtMs = Date.now();
    waits.guestToSeen.push((await sees(RED, BLUE)) - sentAtMs);
    await cloud.api('POST', `/update-mix/${ROOM}`, { body: { layout: 'solo' } });
    waits.layoutToSeen.push((await sees(RED, RED)) - (await lastUpdateMs(cloud)));
    await cloud.api('POST', `/update-mix/${ROOM}`, { body: { layout: 'side-by-side' } });
    waits.layoutToSeen.push((await sees(RED, BLUE)) - (await lastUpdateMs(cloud)));
    await cloud.api('POST', `/unseat-member/${ROOM}/guest`, { body: {} });
    await sees(RED, RED);
    guest.kill();
  }
  await viewer.close();
  return waits;
}

/** When the service was told of the scene that is seen. */
async function lastUpdateMs(cloud: LocalCloud): Promise<number> {
  const calls = await cloud.calls('rtc');
  return calls.findLast(({ operation }) => operation === 'UpdateMPUTask')?.atMs ?? Number.NaN;
}

function section({ guestToSeen, layoutToSeen }: Waits): Section {
  const targets = [
    msTarget('guest sends → seen at the play address', median(guestToSeen), MAX_GUEST_MS),
    msTarget(
      'service told of a layout → seen at the play address',
      median(layoutToSeen),
      MAX_LAYOUT_MS,
    ),
  ];
  return {
    title: 'Channel to stream',
    explanation: `What the mixer, its encoder and the live server take: people who send 640x360, and a viewer
who decodes the stream at once, without a player's buffer. Medians of ${ROUNDS} guests.`,
    head: ['', 'ms'],
    rows: targets.map(({ what, measured }) => [what, measured]),
    targets,
  };
}
