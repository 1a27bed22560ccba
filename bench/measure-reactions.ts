import { LocalCloud } from '../test/local-cloud';
import { until } from '../test/until';
import { receiveEvents } from './event-delays';
import { type HostWaits, waitsOfHosts } from './host-reactions';
import { msTarget, type Section } from './report';
import { type RoomWaits, waitsOfRooms } from './room-reactions';
import { median, quantile } from './statistics';

const ROUNDS = 5;
const EVENT_ROOMS = 20;
/** What somebody waited for, in ms, round by round. */
type Waits = RoomWaits & HostWaits & { event: number[] };

/** Measures how soon the product does what somebody waits for; tests hold in which order it does. */
export async function measureReactions(): Promise<Section> {
  const receiver = await receiveEvents();
  const cloud = await LocalCloud.start({ MIXER: 'live', WEBHOOK_URL: receiver.url });
  try {
    const event = await eventDelays(cloud, receiver.delaysMs);
    return section({
      event,
      ...(await waitsOfRooms(cloud, ROUNDS)),
      ...(await waitsOfHosts(cloud, ROUNDS)),
    });
  } finally {
    await cloud.stop();
    receiver.stop();
  }
}

async function eventDelays(cloud: LocalCloud, delaysMs: number[]): Promise<number[]> {
  for (let index = 0; index < EVENT_ROOMS; index++) {
    await cloud.api('POST', '/create-room', { body: { roomId: `told-${index}` } });
    await cloud.api('POST', `/close-room/told-${index}`);
  }
  await until(() => delaysMs.length >= 2 * EVENT_ROOMS);
  return [...delaysMs];
}

function section(waits: Waits): Section {
  const targets = [
    msTarget('host in the channel → mix runs', median(waits.live), 2000),
    msTarget('room changed → look that waits is answered', median(waits.look), 1500),
    msTarget('guest asks → seated by the host of the first run', median(waits.seated), 2000),
    msTarget('PK accepted → seen by both audiences', median(waits.begun), 1500),
    msTarget('PK ended → seen by both audiences', median(waits.ended), 1500),
    msTarget('round accepted → it runs', median(waits.round), 1000),
    msTarget('moderation reports → covered in the picture', median(waits.covered), 1000),
    msTarget('event → told, half of the events', quantile(waits.event, 0.5), 1000),
    msTarget('event → told, 95 of 100 events', quantile(waits.event, 0.95), 2000),
  ];
  return {
    title: 'Reactions',
    explanation: `How soon the product does what somebody waits for, on a local cloud with \`MIXER=live\`; people
send 640x360, and audiences decode at once. Medians of ${ROUNDS} rounds; events of ${EVENT_ROOMS} rooms.`,
    head: ['', 'ms'],
    rows: targets.map(({ what, measured }) => [what, measured]),
    targets,
  };
}
