import { REPLAY_STATES, type Replay, readReplayId, replayId, type Session } from '../model/replay';
import { ROOM_KINDS } from '../model/room';
import type { Key, Row, Table } from '../model/table';
import {
  type Columns,
  integer,
  json,
  key,
  optional,
  readRow,
  text,
  where,
  word,
  writeRow,
} from './columns';
import { roomKey } from './room-row';

const SESSION = 'session_';

const REPLAY: Columns<Omit<Replay, 'sessions'>> = {
  roomId: key(text('room_id')),
  number: key(integer('number')),
  hostId: text('host_id'),
  hostName: text('host_name'),
  title: text('title'),
  kind: word('kind', ROOM_KINDS),
  bucket: text('bucket'),
  state: word('replay_state', REPLAY_STATES),
  failure: optional(text('failure'), ''),
  startedAtMs: integer('started_at_ms'),
  endedAtMs: optional(integer('ended_at_ms'), 0),
  expiresAtMs: integer('expires_at_ms'),
  parts: optional(json('parts'), []),
  chapters: optional(json('chapters'), []),
};

/** Whose replays a list has. */
export type ReplayScope = { roomId: string } | { hostId: string } | 'all';
/** A replay's place in lists: newest first. */
export interface ReplayPlace {
  startedAtMs: number;
  id: string;
}

type ReplayKey = Pick<Replay, 'roomId' | 'number'>;

/** Replays, and the lists that name them: of a room, of a host, and of all. */
export class ReplayStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(replay: ReplayKey): Promise<Replay | undefined> {
    const row = await this.#table.get('replays', keyOf(replay));
    return row && fromRow(row);
  }

  /**
   * Notes a recording of a replay, or its end; the first one makes the replay, which is being
   * recorded until somebody looks at it. Repeating it is harmless.
   */
  async noteSession(
    replay: Omit<Replay, 'sessions' | 'state' | 'parts' | 'chapters' | 'failure' | 'endedAtMs'>,
    session: Session,
  ): Promise<void> {
    const put = {
      ...writeRow(REPLAY, { ...replay, state: 'recording' }),
      ...sessionColumn(session),
    };
    await Promise.all([
      this.#table.update({ table: 'replays', key: keyOf(replay), row: 'any', put }),
      ...listKeys(replay).map((place) =>
        this.#table.put({
          table: 'replay_lists',
          key: place,
          row: 'any',
          columns: { listed: true },
        }),
      ),
    ]);
  }

  /** Brings a replay to another state. Throws `ConditionFailed` if it is in another one meanwhile. */
  async move(
    replay: Replay,
    to: { state: Replay['state'] } & Partial<
      Pick<Replay, 'endedAtMs' | 'failure' | 'parts' | 'chapters'>
    >,
  ): Promise<void> {
    await this.#table.update({
      ...{ table: 'replays', key: keyOf(replay), row: 'present' },
      condition: where(REPLAY.state, '=', replay.state),
      put: writeRow(REPLAY, to),
    });
  }

  /** Forgets a replay; its files are gone by then. Throws `ConditionFailed` if it is not `deleting`. */
  async forget(replay: Replay): Promise<void> {
    await Promise.all(
      listKeys(replay).map((place) =>
        this.#table.delete({ table: 'replay_lists', key: place, row: 'any' }),
      ),
    );
    const condition = where(REPLAY.state, '=', 'deleting');
    await this.#table.delete({ table: 'replays', key: keyOf(replay), row: 'present', condition });
  }

  /** A page of replays, newest first. */
  async list(
    scope: ReplayScope,
    page: { limit: number; start?: ReplayPlace },
  ): Promise<{ replays: Replay[]; next?: ReplayPlace }> {
    const { rows, next } = await this.#table.range({
      table: 'replay_lists',
      prefix: { scope: scopeText(scope) },
      keyColumns: ['scope', 'started_at_ms', 'replay_id'],
      direction: 'backward',
      limit: page.limit,
      ...(page.start && {
        start: { started_at_ms: page.start.startedAtMs, replay_id: page.start.id },
      }),
    });
    const keys = rows.flatMap(({ replay_id: id }) => readReplayId(String(id)) ?? []);
    const found = (await this.#table.getMany('replays', keys.map(keyOf))).map(fromRow);
    const byId = new Map(found.map((replay) => [replayId(replay), replay]));
    return {
      // What was noted or forgotten half-way is in a list, and nowhere else.
      replays: keys.flatMap((each) => byId.get(replayId(each)) ?? []),
      ...(next && {
        next: { startedAtMs: Number(next.started_at_ms), id: String(next.replay_id) },
      }),
    };
  }
}

function fromRow(row: Row): Replay {
  const sessions = Object.keys(row)
    .filter((column) => column.startsWith(SESSION))
    .map((column) => json<Session>(column).read(row[column]))
    .sort((one, other) => one.number - other.number);
  return { ...readRow(REPLAY, row), sessions };
}

function sessionColumn(session: Session): Row {
  return { [`${SESSION}${session.number}`]: JSON.stringify(session) };
}

function keyOf({ roomId, number }: ReplayKey): Key {
  return { ...roomKey(roomId), number };
}

function listKeys(replay: ReplayKey & Pick<Replay, 'hostId' | 'startedAtMs'>): Key[] {
  const { roomId, hostId, startedAtMs } = replay;
  const place = { started_at_ms: startedAtMs, replay_id: replayId(replay) };
  const scopes: ReplayScope[] = [{ roomId }, { hostId }, 'all'];
  return scopes.map((scope) => ({ scope: scopeText(scope), ...place }));
}

function scopeText(scope: ReplayScope): string {
  if (scope === 'all') return 'all';
  return 'roomId' in scope ? `room ${scope.roomId}` : `host ${scope.hostId}`;
}
