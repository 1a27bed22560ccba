import { createHash } from 'node:crypto';
import type { Delivery, Fact, NamedFact, Outbox, RoomEvent } from '../model/event';
import type { Row } from '../model/table';
import { type Columns, integer, json } from './columns';

/** What the columns of facts without a number begin with, and those of events. */
const FACT = 'fact_';
const EVENT = 'event_';

/** The number of the room's last event. */
export const LAST_EVENT = { lastNumber: integer('last_event') };

/** How far the events have come. */
export const DELIVERY: Columns<Delivery> = {
  deliveredNumber: integer('delivered_event'),
  claimedUntilMs: integer('delivery_claimed_until_ms'),
  failures: integer('delivery_failures'),
  retryAtMs: integer('delivery_retry_at_ms'),
};

type Content = Omit<RoomEvent, 'number' | 'roomId'>;

/**
 * The columns of new facts, each with a name of its own: a write adds facts and disturbs nobody who
 * adds others.
 */
export function factColumns(facts: readonly Fact[]): Row {
  return Object.fromEntries(facts.map((fact) => [factName(fact), JSON.stringify(fact)]));
}

/** The column of an event that is on its way from the row. */
export function eventColumn(event: RoomEvent): Row {
  const { number: _, roomId: __, ...content } = event;
  return { [eventName(event)]: JSON.stringify(content) };
}

/** The name of that column. */
export function eventName({ number }: Pick<RoomEvent, 'number'>): string {
  return `${EVENT}${number}`;
}

/** Whether a write of these columns tells of new facts. */
export function hasFacts(columns: Partial<Row>): boolean {
  return Object.keys(columns).some((name) => name.startsWith(FACT));
}

/** What of a row is still to be taken on. */
export function outboxOf(row: Row): Outbox {
  const roomId = String(row.room_id);
  const names = Object.keys(row);
  const facts = names
    .filter((name) => name.startsWith(FACT))
    .sort()
    .map((name): NamedFact => ({ name, ...json<Fact>(name).read(row[name]) }));
  const events = names
    .filter((name) => name.startsWith(EVENT))
    .map((name): RoomEvent => {
      const number = Number(name.slice(EVENT.length));
      return { roomId, number, ...json<Content>(name).read(row[name]) };
    });
  const lastNumber = LAST_EVENT.lastNumber.read(row[LAST_EVENT.lastNumber.name]);
  return { lastNumber, facts, events: events.sort((one, other) => one.number - other.number) };
}

function factName({ type, about, rank, atMs }: Fact): string {
  const digest = createHash('sha256').update(`${type} ${about} ${rank} ${atMs}`).digest('hex');
  return `${FACT}${digest.slice(0, 32)}`;
}
