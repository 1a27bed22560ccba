import type { LocalCloud } from '../test/local-cloud';
import { isNear, type Observation, StreamProbe } from '../test/media/stream-probe';
import { sendReport } from '../test/moderation-report';

const HOSTS = [
  { userId: 'red', roomId: 'red-room', color: '#c0392b', rgb: { r: 192, g: 57, b: 43 } },
  { userId: 'blue', roomId: 'blue-room', color: '#2471a3', rgb: { r: 36, g: 113, b: 163 } },
] as const;
const BLACK = { r: 0, g: 0, b: 0 };
/** In the left and in the right half, where no name, clock or block is drawn. */
const POINTS = [
  { x: 0.25, y: 0.55 },
  { x: 0.75, y: 0.55 },
];
const TERMS = { minutes: 3, punishSeconds: 5 };

type Rgb = typeof BLACK;
/** In ms, round by round: until a PK is seen to begin and to end, a round runs, a host is covered. */
export type HostWaits = Record<'begun' | 'ended' | 'round' | 'covered', number[]>;

/** What hosts and their audiences wait for. */
export async function waitsOfHosts(cloud: LocalCloud, rounds: number): Promise<HostWaits> {
  const audiences: StreamProbe[] = [];
  for (const { userId, roomId, color } of HOSTS) {
    await cloud.api('POST', '/create-room', { as: userId, body: { roomId } });
    await cloud.join(roomId, userId, { color, tone: 440, role: 'host' });
    const body = { resolution: '360p' };
    const started = await cloud.api('POST', `/start-mix/${roomId}`, { as: userId, body });
    audiences.push(await StreamProbe.open(String(started.body.playUrls?.flv), { points: POINTS }));
  }
  const waits = { begun: [] as number[], ended: [] as number[], covered: [] as number[] };
  for (let round = 0; round < rounds; round++) await pkRound(cloud, audiences, waits);
  const round = await roundsOfTwo(cloud, rounds);
  for (const audience of audiences) await audience.close();
  return { ...waits, round };
}

const shows =
  (left: Rgb, right: Rgb) =>
  ({ picture }: Observation): boolean =>
    isNear(picture?.colors[0], left) && isNear(picture?.colors[1], right);

type PkWaits = Omit<HostWaits, 'round'>;

/** Two hosts come together, one is covered and shown again, and they part. */
async function pkRound(cloud: LocalCloud, audiences: StreamProbe[], waits: PkWaits): Promise<void> {
  const [red, blue] = HOSTS;
  const all = (sees: (own: Rgb, other: Rgb) => (seen: Observation) => boolean) =>
    Promise.all([
      audiences[0]?.until(sees(red.rgb, blue.rgb)),
      audiences[1]?.until(sees(blue.rgb, red.rgb)),
    ]);
  const alone = (own: Rgb) => shows(own, own);
  await all(alone);
  await invite(cloud);
  waits.begun.push(
    await msOf(async () => {
      await accept(cloud);
      await all(shows);
    }),
  );
  const body = { roomId: red.roomId, userId: red.userId, label: 'test-card', score: 97 };
  waits.covered.push(
    await msOf(async () => {
      await sendReport(cloud, body);
      await audiences[0]?.until(shows(BLACK, blue.rgb));
    }),
  );
  const lifted = { as: 'admin', body: { userId: red.userId } };
  await cloud.api('POST', `/lift-moderation/${red.roomId}`, lifted);
  await all(shows);
  waits.ended.push(
    await msOf(async () => {
      await cloud.api('POST', `/end-pk/${red.roomId}`, { as: red.userId });
      await all(alone);
    }),
  );
}

async function invite(cloud: LocalCloud): Promise<void> {
  const [red, blue] = HOSTS;
  const body = { opponentRoomId: blue.roomId };
  await cloud.api('POST', `/invite-pk/${red.roomId}`, { as: red.userId, body });
}

async function accept(cloud: LocalCloud): Promise<void> {
  const [, { userId, roomId }] = HOSTS;
  await cloud.api('POST', `/accept-pk/${roomId}`, { as: userId, body: {} });
}

/** From the last acceptance of another round to a room that shows it running. */
async function roundsOfTwo(cloud: LocalCloud, rounds: number): Promise<number[]> {
  const [red, blue] = HOSTS;
  await invite(cloud);
  await accept(cloud);
  const waits: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await cloud.api('POST', `/surrender-round/${blue.roomId}`, { as: blue.userId });
    await cloud.api('POST', `/start-round/${red.roomId}`, { as: red.userId, body: TERMS });
    waits.push(
      await msOf(async () => {
        await cloud.api('POST', `/start-round/${blue.roomId}`, { as: blue.userId, body: TERMS });
        const { body } = await cloud.api('GET', `/get-room/${red.roomId}`, { as: red.userId });
        const running = body.pk?.round as { state: string } | undefined;
        if (running?.state !== 'running') throw new Error('The round does not run.');
      }),
    );
  }
  return waits;
}

async function msOf(act: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await act();
  return performance.now() - startMs;
}
