/**
 * The command `npm run replay-events`: sends the events of a room again, from after a number to its
 * last one or to another. They are the same as before, so that a receiver that keeps their ids
 * takes in only what it missed. Nothing is written.
 */
import { parseArgs } from 'node:util';
import { Tablestore } from '../../aliyun/tablestore';
import { ServiceClock } from '../../clock';
import { describeError } from '../../log';
import { cloudEvent } from '../../model/cloud-event';
import type { RoomEvent } from '../../model/event';
import { ROOM_ID } from '../../model/room-id';
import { EventStore } from '../../store/event-store';
import { HttpReceiver } from '../../webhooks/http-receiver';
import { runCommand } from '../command';
import { replaySettings } from '../settings';

/** How long the receiver may take for one event. */
const TAKES_MS = 10_000;
const PAGE = 100;

const USAGE = 'expected --room <id>, and if wanted --after <number> (0) and --to <number>';

interface Wanted {
  roomId: string;
  after: number;
  to: number;
}

runCommand('Replaying', async () => {
  const wanted = readWanted();
  const { webhook, credentials, ...store } = replaySettings(process.env);
  const clock = new ServiceClock();
  const events = new EventStore(Tablestore.connect({ ...store, clock }, credentials));
  const receiver = new HttpReceiver(webhook, clock);
  let sent = 0;
  for await (const event of eventsOf(events, wanted)) {
    if (!webhook.wants(event.type)) continue;
    await receiver.send(event, TAKES_MS).catch((error) => giveUp(event, error));
    print(event);
    sent += 1;
  }
  process.stdout.write(`${sent} events of room ${wanted.roomId} were sent again.\n`);
});

function readWanted(): Wanted {
  const { values } = parseArgs({
    options: { room: { type: 'string' }, after: { type: 'string' }, to: { type: 'string' } },
  });
  const { room: roomId = '' } = values;
  const [after, to] = [numberOf(values.after ?? '0'), numberOf(values.to ?? '999999999999999')];
  if (!ROOM_ID.test(roomId) || after === undefined || to === undefined) throw new Error(USAGE);
  return { roomId, after, to };
}

function numberOf(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** The events that are kept, in order. */
async function* eventsOf(store: EventStore, { roomId, after, to }: Wanted) {
  for (let last = after; last < to; ) {
    const page = await store.list(roomId, { after: last, limit: PAGE });
    yield* page.filter(({ number }) => number <= to);
    if (page.length < PAGE) return;
    last = page.at(-1)?.number ?? to;
  }
}

function print(event: RoomEvent): void {
  const { id, type, time } = cloudEvent(event);
  process.stdout.write(`${id}: ${type} of ${time} was taken\n`);
}

function giveUp({ roomId, number }: RoomEvent, error: unknown): never {
  const next = `go on with --room ${roomId} --after ${number - 1}`;
  throw new Error(`${roomId}-${number} was not taken (${describeError(error)}); ${next}`);
}
