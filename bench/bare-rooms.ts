import { randomUUID } from 'node:crypto';
import TableStore from 'tablestore';
import type { Row, Value } from '../lib/model/table';
import { banKey } from '../lib/store/ban-row';
import { newRoomRow, roomKey, roomShard } from '../lib/store/room-row';
import type { BareMixer, BareStore } from './bare-clients';

const { IGNORE, EXPECT_EXIST, EXPECT_NOT_EXIST } = TableStore.RowExistenceExpectation;
const { EQUAL, NOT_EQUAL, LESS_EQUAL } = TableStore.ComparatorType;
const LOOK: Row = {
  layout: 'side-by-side',
  resolution: '720p',
  orientation: 'landscape',
  seats: 2,
  backgroundColor: '#000000',
};
const PARAMS = JSON.stringify(LOOK);

/**
 * The same rows and tasks as the product, as somebody writes it by the samples of the SDKs: one call
 * for each row, at the same time where nothing waits for it. Nothing is checked, decided, signed or
 * logged. The bench fails if the rows of both differ.
 */
export class BareRooms {
  readonly #store: BareStore;
  readonly #mixer: BareMixer;

  constructor(store: BareStore, mixer: BareMixer) {
    this.#store = store;
    this.#mixer = mixer;
  }

  async create(roomId: string, user: string): Promise<void> {
    const createdAtMs = Date.now();
    await Promise.all([
      this.#count(user, createdAtMs),
      this.#get('bans', banKey({ userId: user, roomId: undefined })),
    ]);
    const row = newRoomRow({
      ...{ roomId, hostId: user, hostName: user, title: '', kind: 'video', createdAtMs },
      ...{
        autoStart: false,
        autoStop: true,
        hostGraceSeconds: 60,
        deputyId: '',
        maxDurationMinutes: 240,
      },
      maxSeats: 9,
      admission: 'ask' as const,
      allowRelay: true,
      allowPk: true,
      opponentPauseMinutes: 0,
      namePlates: false,
      recording: 'off',
    });
    await Promise.all([
      this.#put('rooms', roomKey(roomId), row, EXPECT_NOT_EXIST),
      this.#put('directory', listing(1, roomId), { listed: true }),
      this.#look(roomId, createdAtMs + 86_400_000),
    ]);
  }

  /** Of the host, whom no ban from their own room binds. */
  async join(roomId: string, user: string): Promise<void> {
    await this.#get('rooms', roomKey(roomId));
    const note = { user_id: user, room_id: roomId };
    await this.#put('joins', note, { expires_at_ms: Date.now() + 86_400_000 });
    await this.#get('bans', banKey({ userId: user, roomId: undefined }));
  }

  async start(roomId: string, user: string): Promise<void> {
    const nowMs = Date.now();
    const quotas = ['app', `host ${user}`];
    await Promise.all([
      this.#claim(roomId, user, nowMs),
      ...quotas.map((scope) => this.#get('quotas', { scope })),
      this.#get('rates', rateKey(user, nowMs)),
    ]);
    const opened: Row = {
      ...{ room_id: roomId, fence: 1, host_id: user, stream: roomId },
      ...{ profile: '2 seats, 720p', started_at_ms: nowMs },
    };
    const place: Row = { [markOf(roomId)]: 1 };
    await Promise.all([
      this.#startTask(roomId, user),
      this.#look(roomId, nowMs + 13_000),
      this.#count(user, nowMs),
      ...usageKeys(roomId, nowMs).map((key) => this.#update('usage', key, opened)),
      ...quotas.map((scope) => this.#update('quotas', { scope }, place, { mixes: 1 })),
      this.#put('directory', listing(0, roomId), { listed: true }),
    ]);
    const live: Row = {
      ...{ mix_state: 'live', start_deadline_ms: 0, checked_at_ms: nowMs },
      ...{ ends_by_ms: nowMs + 14_400_000, applied_layout_version: 1 },
    };
    await Promise.all([
      this.#change(roomId, live, [column('mix_state', 'starting'), column('fence', 1)]),
      this.#delete('directory', listing(1, roomId)),
    ]);
  }

  async stop(roomId: string, user: string): Promise<void> {
    const nowMs = Date.now();
    const stopping: Row = { mix_state: 'stopping', deadline_ms: nowMs + 13_000 };
    const isRunning = [column('host_id', user), column('mix_state', 'idle', NOT_EQUAL)];
    const counters = { fence: 0, start_deadline_ms: 0, started_at_ms: 0 };
    await this.#change(roomId, stopping, isRunning, counters);
    const task = { AppId: this.#mixer.appId, TaskId: `${roomId}-1` };
    await Promise.all([this.#mixer.call('StopMPUTask', task), this.#look(roomId, nowMs + 13_000)]);
    const closed: Row = {
      ...{ room_id: roomId, fence: 1, started_at_ms: nowMs, ended_at_ms: nowMs },
      ...{ billed_minutes: 1, outcome: 'stopped' },
    };
    const idle: Row = {
      ...{ mix_state: 'idle', start_deadline_ms: 0, available_at_ms: nowMs },
      ...{ ended_at_ms: nowMs, last_outcome: 'stopped' },
    };
    const isRun = [column('mix_state', 'idle', NOT_EQUAL), column('fence', 1)];
    await Promise.all([
      this.#change(roomId, idle, isRun),
      ...usageKeys(roomId, nowMs).map((key) => this.#update('usage', key, closed)),
      ...['app', `host ${user}`].map((scope) =>
        this.#update('quotas', { scope }, { [markOf(roomId)]: 0 }, { mixes: -1 }),
      ),
    ]);
  }

  #claim(roomId: string, user: string, nowMs: number): Promise<unknown> {
    const put: Row = {
      ...{ mix_state: 'starting', claim_token: '00000000-0000-0000-0000-000000000000' },
      ...{ idempotency_key: '', start_params: PARAMS, mix_params: PARAMS },
      ...{ deadline_ms: nowMs + 13_000, start_deadline_ms: nowMs + 30_000 },
      ...{ started_at_ms: nowMs, end_announced: false },
    };
    const mayStart = [
      column('room_state', 'open'),
      column('host_id', user),
      column('mix_state', 'idle'),
      column('available_at_ms', nowMs, LESS_EQUAL),
    ];
    const counters = { fence: 1, layout_version: 1, stream_generation: 0 };
    const rules = { max_duration_minutes: 0, host_grace_seconds: 0 };
    return this.#change(roomId, put, mayStart, { ...counters, ...rules });
  }

  #startTask(roomId: string, user: string): Promise<void> {
    return this.#mixer.call('StartMPUTask', {
      AppId: this.#mixer.appId,
      TaskId: `${roomId}-1`,
      ChannelId: roomId,
      StreamURL: `rtmp://push.example.com/live/${roomId}?auth_key=1-0-0-${'0'.repeat(32)}`,
      LayoutIds: [1, 2],
      MediaEncode: 20,
      BackgroundColor: 0,
      UserPanes: [{ PaneId: 0, UserId: user }],
    });
  }

  #count(user: string, nowMs: number): Promise<unknown> {
    return this.#update('rates', rateKey(user, nowMs), {}, { calls: 1 });
  }

  #get(tableName: string, key: Row): Promise<unknown> {
    return this.#store.call('getRow', { tableName, primaryKey: cells(key), maxVersions: 1 });
  }

  #look(roomId: string, dueAtMs: number): Promise<unknown> {
    const shard = String(Number.parseInt(roomShard(roomId), 16) % 4);
    const key = { shard, due_at_ms: Math.ceil(dueAtMs / 1000) * 1000, room_id: roomId };
    return this.#put('agenda', key, { token: randomUUID() });
  }

  #put(tableName: string, key: Row, columns: Row, expectation = IGNORE): Promise<unknown> {
    return this.#store.call('putRow', {
      tableName,
      primaryKey: cells(key),
      attributeColumns: cells(columns),
      condition: new TableStore.Condition(expectation, null),
    });
  }

  #delete(tableName: string, key: Row): Promise<unknown> {
    const condition = new TableStore.Condition(IGNORE, null);
    return this.#store.call('deleteRow', { tableName, primaryKey: cells(key), condition });
  }

  #change(
    roomId: string,
    put: Row,
    conditions: TableStore.ColumnCondition[],
    increment: Row = {},
  ): Promise<unknown> {
    const all = new TableStore.CompositeCondition(TableStore.LogicalOperator.AND);
    for (const condition of conditions) all.addSubCondition(condition);
    const condition = new TableStore.Condition(EXPECT_EXIST, all);
    return this.#update('rooms', roomKey(roomId), put, increment, condition);
  }

  #update(
    tableName: string,
    key: Row,
    put: Row,
    increment: Row = {},
    condition = new TableStore.Condition(IGNORE, null),
  ): Promise<unknown> {
    const returnColumns = Object.keys(increment);
    const changes = [{ PUT: cells(put) }, { INCREMENT: cells(increment) }];
    return this.#store.call('updateRow', {
      tableName,
      primaryKey: cells(key),
      condition,
      updateOfAttributeColumns: changes.filter((change) => Object.values(change)[0]?.length),
      ...(returnColumns.length > 0 && {
        returnContent: { returnType: TableStore.ReturnType.AfterModify, returnColumns },
      }),
    });
  }
}

function cells(row: Row): TableStore.Cell[] {
  return Object.entries(row).map(([name, value]) => ({ [name]: cell(value) }));
}

function cell(value: Value): unknown {
  return typeof value === 'number' ? TableStore.Long.fromNumber(value) : value;
}

function column(name: string, value: Value, comparator = EQUAL): TableStore.ColumnCondition {
  return new TableStore.SingleColumnCondition(name, cell(value), comparator, false);
}

/** The rank counts down in the product; what counts here is its size. */
function listing(rank: number, roomId: string): Row {
  return { bucket: 'open', rank, room_id: roomId };
}

function rateKey(user: string, nowMs: number): Row {
  return { caller: user, minute: Math.floor(nowMs / 60_000) };
}

function markOf(roomId: string): string {
  return `mix_${roomId.replaceAll('-', '_')}`;
}

function usageKeys(roomId: string, startedAtMs: number): Row[] {
  const day = new Date(startedAtMs).toISOString().slice(0, 10);
  return [
    { scope: `room ${roomId}`, task_key: '000000000001' },
    { scope: `day ${day}`, task_key: `${startedAtMs} ${roomId} 000000000001` },
  ];
}
