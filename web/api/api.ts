/** The API of the AppServer, call by call. */
import { ApiError, refusalOf } from './api-error';
import type {
  Cooldown,
  Joined,
  Layout,
  MixAnswer,
  Resolution,
  Role,
  Room,
  RoomSummary,
  StageAnswer,
} from './types';

const TIMEOUT_MS = 15_000;
/** A start that waits for its stream's rest is answered after it. */
const START_TIMEOUT_MS = 45_000;
/** The longest wait that the API allows. */
const WAIT_SECONDS = 20;

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: object;
  headers?: Record<string, string>;
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** What a start may choose. */
export interface MixStart {
  layout: Layout;
  resolution: Resolution;
  seats: number;
  onCooldown: Cooldown;
}

/** A room as it was read, or the word that nothing has changed. */
export type RoomReading = { room: Room; etag: string | undefined } | 'unchanged';

export class Api {
  #base: string;
  #token: string;

  constructor(base: string, token: string) {
    this.#base = base.replace(/\/$/, '');
    this.#token = token;
  }

  /** The newest open rooms. */
  async listRooms(signal: AbortSignal): Promise<RoomSummary[]> {
    const { rooms } = await this.#json<{ rooms: RoomSummary[] }>('/rooms?maxResults=50', {
      signal,
    });
    return rooms;
  }

  /** Creates a room of which the caller is the host. */
  createRoom(title: string): Promise<Room> {
    return this.#json('/rooms', { method: 'POST', body: { title } });
  }

  /** Closes a room and stops its mix. */
  async closeRoom(roomId: string): Promise<void> {
    await this.#json(roomPath(roomId), { method: 'DELETE' });
  }

  /**
   * Reads a room. With the tag of the last reading it answers when something changes, or
   * `unchanged` after about 20 s.
   */
  async readRoom(roomId: string, etag: string | undefined, signal: AbortSignal) {
    const path = roomPath(roomId);
    const response = await this.#send(etag ? `${path}?waitSeconds=${WAIT_SECONDS}` : path, {
      signal,
      timeoutMs: TIMEOUT_MS + WAIT_SECONDS * 1000,
      headers: etag ? { 'if-none-match': etag } : {},
    });
    if (response.status === 304) return 'unchanged' satisfies RoomReading;
    const room = await read<Room>(response);
    return { room, etag: response.headers.get('etag') ?? undefined } satisfies RoomReading;
  }

  /** A token for the room's channel. */
  join(roomId: string, role: Role): Promise<Joined> {
    return this.#json(`${roomPath(roomId)}/members`, { method: 'POST', body: { role } });
  }

  /** Asks to come on stage. */
  askForStage(roomId: string): Promise<StageAnswer> {
    return this.#json(`${roomPath(roomId)}/stage`, { method: 'POST', body: {} });
  }

  /** By the host: accepts who asked, invites others. By the invited: accepts. */
  seat(roomId: string, userId: string): Promise<StageAnswer> {
    return this.#json(seatPath(roomId, userId), { method: 'PUT', body: {} });
  }

  /** Refuses, withdraws, declines, leaves or removes. */
  unseat(roomId: string, userId: string): Promise<StageAnswer> {
    return this.#json(seatPath(roomId, userId), { method: 'DELETE' });
  }

  /** Starts the mix; the key makes a repeated call the same start. */
  startMix(roomId: string, start: MixStart, idempotencyKey: string): Promise<MixAnswer> {
    return this.#json(`${roomPath(roomId)}/mix`, {
      method: 'POST',
      body: start,
      headers: { 'idempotency-key': idempotencyKey },
      timeoutMs: START_TIMEOUT_MS,
    });
  }

  /** Changes the layout of the running mix, unless somebody else has meanwhile. */
  changeLayout(roomId: string, layout: Layout, layoutVersion: number | undefined) {
    const body = layoutVersion === undefined ? { layout } : { layout, layoutVersion };
    return this.#json<MixAnswer>(`${roomPath(roomId)}/mix`, { method: 'PATCH', body });
  }

  /** Stops the mix. */
  stopMix(roomId: string): Promise<MixAnswer> {
    return this.#json(`${roomPath(roomId)}/mix`, { method: 'DELETE' });
  }

  async #json<T>(path: string, call: Call = {}): Promise<T> {
    return read<T>(await this.#send(path, call));
  }

  #send(path: string, { headers, ...call }: Call): Promise<Response> {
    const authorization = `Bearer ${this.#token}`;
    return send(`${this.#base}${path}`, { ...call, headers: { ...headers, authorization } });
  }
}

/** Sends JSON and reads JSON; throws `ApiError` alone. */
export async function fetchJson<T>(url: string, call: Call = {}): Promise<T> {
  return read<T>(await send(url, call));
}

async function send(url: string, call: Call): Promise<Response> {
  const { method = 'GET', body, headers, timeoutMs = TIMEOUT_MS, signal } = call;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    return await fetch(url, {
      method,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      // The tag is compared by hand: a browser's cache would hide the 304.
      cache: 'no-store',
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError({ code: 'NetworkLost', message: 'No answer.', retryable: true }, cause);
  }
}

async function read<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok || body === undefined) throw refusalOf(response.status, body);
  return body as T;
}

function roomPath(roomId: string): string {
  return `/rooms/${encodeURIComponent(roomId)}`;
}

function seatPath(roomId: string, userId: string): string {
  return `${roomPath(roomId)}/stage/${encodeURIComponent(userId)}`;
}
