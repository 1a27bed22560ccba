import type { RoomEvent } from '../../lib/model/event';
import { NOTHING_NOTED, type Noted } from '../../lib/model/noted';
import type { PkPointer } from '../../lib/model/pk';
import { type Room, taskId } from '../../lib/model/room';
import { roundId } from '../../lib/model/round';
import type { Row, Update } from '../../lib/model/table';
import { memberFromRow } from '../../lib/store/member-row';
import { pkFromRow } from '../../lib/store/pk-row';
import { roomFromRow, roomKey } from '../../lib/store/room-row';
import type { RowTable } from './row-table';
import type { World } from './world';

/** What can only come after. */
const ENDS: Record<string, string[]> = {
  'mix.started': ['mix.mode-changed', 'mix.ended', 'mix.lost'],
  'mix.mode-changed': ['mix.ended', 'mix.lost'],
  'pk.invited': ['pk.started', 'pk.ended'],
  'pk.started': ['pk.ended'],
  'pk.round-started': ['pk.round-ended'],
  'question.paid': ['question.answered', 'question.refunded'],
};

/** How a task ends that was not stopped. */
const LOSSES = ['lost', 'channel-ended', 'push-lost', 'push-refused'];

/** What became true in a room, as its row went from one state to the next. */
interface Story {
  /** Of each kind of fact, who or what it is about, as often as it became true. */
  truths: string[];
  stage: string;
  pk: PkPointer | undefined;
  mode: Row[string] | undefined;
  /** The last recording that is known to have run. */
  recorded: Row[string] | undefined;
  noted: Noted;
  isForbidden: boolean;
  isOpen: boolean;
  host: Row[string] | undefined;
}

/** Who or what an event is about; a seat that is given for a question is about its user. */
function subjectOf(type: RoomEvent['type'], data: RoomEvent['data']): string {
  if (data.round !== undefined) return roundId(data.pkId ?? '', data.round);
  const questionId = type === 'seat.taken' ? undefined : data.questionId;
  return data.taskId ?? questionId ?? data.userId ?? data.pkId ?? '';
}

function countOf(told: string[], fact: string): number {
  return told.filter((each) => each === fact).length;
}

/** Where a fact is told for the first time, or after so many times before. */
function placeOf(told: string[], fact: string, before: number): number {
  let place = -1;
  for (let times = 0; times <= before; times++) {
    place = told.indexOf(fact, place + 1);
    if (place < 0) return -1;
  }
  return place;
}

/** Events tell all that became true in a room, nothing else, once each, and without a gap. */
export class EventChecks {
  readonly #world: World;
  readonly #rows: RowTable;
  readonly #stories = new Map<string, Story>();
  /** What was told under each number. */
  readonly #told = new Map<string, string>();

  constructor(world: World, rows: RowTable) {
    this.#world = world;
    this.#rows = rows;
  }

  /** Notes what a write has made true, by the columns of the room's state alone. */
  wrote({ table, key, put = {} }: Update): void {
    const row = table === 'rooms' && this.#rows.get(table, key);
    if (!row) return;
    const roomId = String(row.room_id);
    this.#noteNumbers(roomId, put);
    const story = this.#storyOf(roomId);
    const task = taskId(roomId, Number(row.fence));
    this.#followMode(story, row, put);
    if (put.mix_state === 'live') story.truths.push(`mix.started ${task}`);
    if (put.mix_state === 'idle' && put.ended_at_ms !== undefined)
      story.truths.push(
        `${LOSSES.includes(String(put.last_outcome)) ? 'mix.lost' : 'mix.ended'} ${task}`,
      );
    this.#followRecording(story, row, put);
    this.#followPeople(story, row);
    this.#followForbidden(story, row);
    this.#followPk(story, row);
    this.#followHost(story, row);
    this.#followStage(story, row);
  }

  /** Once everything is quiet all is told. Call it when the facts were collected. */
  checkEnd(roomIds: string[], eventsOf: (roomId: string) => RoomEvent[]): void {
    for (const roomId of roomIds) {
      const events = eventsOf(roomId);
      this.#world.tally.add('events', events.length);
      const numbers = events.map(({ number }) => number);
      if (numbers.some((number, index) => number !== index + 1)) {
        this.#world.violate(`The events of room ${roomId} have the numbers ${numbers}.`);
      }
      const told = events.map(({ type, data }) =>
        // The row does not say who has taken a seat away.
        [type.replace('seat.removed', 'seat.left'), subjectOf(type, data)].join(' ').trim(),
      );
      this.#requireSame(roomId, told);
      this.#requireOrder(roomId, told);
      this.#requireKnown(roomId);
    }
  }

  #requireSame(roomId: string, told: string[]): void {
    const isOurs = (fact: string) =>
      !/^(seat\.invited|member\.(un)?banned|moderation\.(acted|lifted)|room\.opened|replay\.ready)/.test(
        fact,
      );
    const { truths } = this.#storyOf(roomId);
    const expected = [...truths, ...this.#truthsOfQuestions(roomId)].sort().join(', ');
    const found = told.filter(isOurs).sort().join(', ');
    if (found === expected) return;
    this.#world.violate(`Room ${roomId} tells ${found}, and true is ${expected}.`);
  }

  /** Nothing ends before it begins. */
  #requireOrder(roomId: string, told: string[]): void {
    for (const [index, fact] of told.entries()) {
      const [type = '', about] = fact.split(' ');
      // A room may leave a PK and come back: each stay has an end of its own.
      const invited = countOf(told.slice(0, index), `pk.invited ${about}`);
      const stay = Math.max(0, type === 'pk.started' ? invited - 1 : invited);
      for (const end of ENDS[type] ?? []) {
        const place = placeOf(told, `${end} ${about}`, stay);
        const isEarly = place >= 0 && place < index;
        if (isEarly) this.#world.violate(`Room ${roomId} tells ${end} before ${fact}.`);
      }
    }
  }

  /** A number that was given is given for good. */
  #noteNumbers(roomId: string, put: Partial<Row>): void {
    for (const [column, text] of Object.entries(put)) {
      if (!/^event_\d+$/.test(column)) continue;
      const name = `${roomId} ${column}`;
      const before = this.#told.get(name) ?? text;
      if (before !== text) this.#world.violate(`${name} tells ${before}, and then ${text}.`);
      this.#told.set(name, String(text));
    }
  }

  /** One that is asked for once more has begun before. */
  #followRecording(story: Story, row: Row, put: Partial<Row>): void {
    if (put.record_state === 'running' && story.recorded !== row.record_number) {
      story.truths.push('recording.started');
      story.recorded = row.record_number;
    }
    const hasEnded = put.record_state === 'idle' && put.record_ended_at_ms !== undefined;
    if (hasEnded) story.truths.push('recording.ended');
  }

  /** To be called before it is known whether the room is open now: one that opens has its first host. */
  #followHost(story: Story, row: Row): void {
    const { host, isOpen, truths } = story;
    story.host = row.host_id;
    const isSameShow = isOpen && row.room_state === 'open';
    if (isSameShow && host !== undefined && host !== story.host) truths.push('room.transferred');
  }

  #followStage(story: Story, row: Row): void {
    const seated = (text: string) =>
      (JSON.parse(text) as Room['stage']).filter(({ state }) => state === 'seated');
    const { stage, isOpen } = story;
    story.stage = String(row.stage);
    story.isOpen = row.room_state === 'open';
    if (isOpen && !story.isOpen) story.truths.push('room.closed');
    // The stage of a closed room is over with the room.
    if (!isOpen && story.isOpen) return;
    const [before, after] = [seated(stage), seated(story.stage)];
    const isIn = (stage: Room['stage'], userId: string) =>
      stage.some((seat) => seat.userId === userId);
    const came = after.filter(({ userId }) => !isIn(before, userId));
    const left = before.filter(({ userId }) => !isIn(after, userId));
    const moved = after.filter((seat) =>
      before.some(({ userId, number }) => userId === seat.userId && number !== seat.number),
    );
    story.truths.push(...came.map(({ userId }) => `seat.taken ${userId}`));
    story.truths.push(...left.map(({ userId }) => `seat.left ${userId}`));
    story.truths.push(...moved.map(({ userId }) => `seat.moved ${userId}`));
  }

  #followPk(story: Story, row: Row): void {
    const { pk } = roomFromRow(row);
    const { pk: before, truths } = story;
    story.pk = pk;
    if (pk && !before) truths.push(`pk.invited ${pk.pkId}`);
    if (pk?.state === 'running' && before?.state !== 'running')
      truths.push(`pk.started ${pk.pkId}`);
    const isMoved = pk?.state === 'running' && before?.state === 'running';
    if (isMoved && JSON.stringify(pk.others) !== JSON.stringify(before.others)) {
      truths.push(`pk.rooms-changed ${pk.pkId}`);
    }
    if (before) this.#followRounds(truths, String(row.room_id), before, pk?.toldStep);
    if (before && !pk) truths.push(`pk.ended ${before.pkId}`);
  }

  /** A room tells of the rounds in which it takes part; who leaves has told all of them, and their ends. */
  #followRounds(truths: string[], roomId: string, before: PkPointer, toldStep?: number): void {
    const row = this.#rows.get('pks', { pk_id: before.pkId });
    const pk = row && pkFromRow(row);
    if (!pk) return;
    const { sinceRound = 0 } = pk.parties.find((party) => party.roomId === roomId) ?? {};
    for (const { number, score } of [...pk.past, pk.round]) {
      const isSide = score.some((side) => side.roomId === roomId) && number > sinceRound;
      for (const what of ['started', 'ended'] as const) {
        const rank = 2 * number + (what === 'ended' ? 1 : 0);
        const isNew = rank > before.toldStep && rank <= (toldStep ?? rank);
        if (isSide && isNew) truths.push(`pk.round-${what} ${roundId(pk.pkId, number)}`);
      }
    }
  }

  #followForbidden(story: Story, row: Row): void {
    const wasForbidden = story.isForbidden;
    story.isForbidden = roomFromRow(row).forbidden !== undefined;
    if (wasForbidden && !story.isForbidden) story.truths.push('moderation.stream-allowed');
  }

  /** What the row knows of the channel and of requests. */
  #followPeople(story: Story, row: Row): void {
    const { noted: before, truths } = story;
    const { noted } = roomFromRow(row);
    story.noted = noted;
    if (noted === before) return;
    const ids = (known: Noted['members']) => known.map(([id]) => id);
    const without = (known: string[], others: string[]) =>
      known.filter((id) => !others.includes(id));
    const [there, now] = [ids(before.members), ids(noted.members)];
    truths.push(...without(now, there).map((userId) => `member.joined ${userId}`));
    truths.push(...without(there, now).map((userId) => `member.left ${userId}`));
    const asked = noted.requests.filter(
      ([id, atMs]) => !before.requests.some(([known, knownMs]) => known === id && knownMs === atMs),
    );
    truths.push(...asked.map(([userId]) => `stage.requested ${userId}`));
  }

  /** What has become of the questions of a room, by their own rows. */
  #truthsOfQuestions(roomId: string): string[] {
    const keyColumns = ['shard', 'room_id', 'question_id'];
    const range = { table: 'questions', prefix: roomKey(roomId), keyColumns, limit: 1000 };
    return this.#rows.range({ ...range, direction: 'forward' }).rows.flatMap((row) => {
      const { question_id: id, question_state: state, paid_at_ms: paidAtMs } = row;
      const isOver = state === 'answered' || state === 'refunded';
      return [
        ...(paidAtMs === 0 ? [] : [`question.paid ${id}`]),
        ...(isOver ? [`question.${state} ${id}`] : []),
      ];
    });
  }

  /** The row knows who is in the channel, as far as events have told. */
  #requireKnown(roomId: string): void {
    const keyColumns = ['shard', 'room_id', 'user_id'];
    const range = { table: 'members', prefix: roomKey(roomId), keyColumns, limit: 1000 };
    const { rows } = this.#rows.range({ ...range, direction: 'forward' });
    const members = rows.filter((row) => !`${row.user_id}`.startsWith('~')).map(memberFromRow);
    const there = members.filter(({ isPresent }) => isPresent).map(({ userId }) => userId);
    const known = this.#storyOf(roomId).noted.members.map(([userId]) => userId);
    if (`${known.sort()}` === `${there.sort()}`) return;
    this.#world.violate(`Room ${roomId} knows ${known} in its channel, and there are ${there}.`);
  }

  /** A running task goes on in another mode; its start says which is its first. */
  #followMode(story: Story, row: Row, put: Partial<Row>): void {
    const before = story.mode;
    story.mode = row.is_relay;
    if (put.mix_state !== undefined || row.mix_state !== 'live' || before === story.mode) return;
    story.truths.push(`mix.mode-changed ${taskId(String(row.room_id), Number(row.fence))}`);
  }

  #storyOf(roomId: string): Story {
    const story = this.#stories.get(roomId) ?? {
      truths: [],
      stage: '[]',
      pk: undefined,
      mode: undefined,
      recorded: undefined,
      noted: NOTHING_NOTED,
      isForbidden: false,
      isOpen: true,
      host: undefined,
    };
    this.#stories.set(roomId, story);
    return story;
  }
}
