/** An event that came, as the page and tests read it. */
export interface ReceivedEvent {
  id: string;
  roomId: string;
  /** Its place in its room. */
  sequence: number;
  type: string;
  /** When it happened, in ISO 8601. */
  time: string;
  data: unknown;
  /** How long after that it came first, in milliseconds of the local cloud's clock. */
  afterMs: number;
  /** How often it has come. */
  times: number;
  /** What is not as it should be: it left a gap, or came with other words than before. */
  wrong?: string;
}

/** Older events are dropped past this many, so that a long-running cloud keeps a flat memory. */
const MAX_EVENTS = 1000;

/** The events that were taken, in the order in which they came first. */
export class ReceivedEvents {
  #events: ReceivedEvent[] = [];
  readonly #bodies = new Map<string, string>();
  readonly #lastOf = new Map<string, number>();

  /** Takes an event in; one that is there already is counted. Throws if it is no event of ours. */
  add(id: string, body: string, nowMs: number): ReceivedEvent {
    const told = JSON.parse(body);
    const known = this.#events.find((event) => event.id === id);
    if (known) return this.#again(known, body);
    const sequence = Number(told.sequence);
    const roomId = String(told.subject);
    const last = this.#lastOf.get(roomId);
    const event: ReceivedEvent = {
      ...{ id, roomId, sequence, type: String(told.type), time: String(told.time) },
      ...{ data: told.data, afterMs: nowMs - Date.parse(told.time), times: 1 },
      ...(last !== undefined && sequence !== last + 1 && { wrong: `It comes after ${last}.` }),
    };
    this.#lastOf.set(roomId, sequence);
    this.#bodies.set(id, body);
    this.#events.push(event);
    for (const { id: old } of this.#events.splice(0, this.#events.length - MAX_EVENTS)) {
      this.#bodies.delete(old);
    }
    return event;
  }

  /** All that are kept, or those of one room. */
  list(roomId?: string): ReceivedEvent[] {
    return this.#events.filter((event) => roomId === undefined || event.roomId === roomId);
  }

  #again(known: ReceivedEvent, body: string): ReceivedEvent {
    known.times += 1;
    if (this.#bodies.get(known.id) !== body) known.wrong = 'It came with other words before.';
    return known;
  }
}
