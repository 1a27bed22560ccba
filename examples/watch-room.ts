/**
 * Follows a room as a customer's server would, and prints each change in a line. It asks with the
 * tag of what it knows, so that an unchanged room costs an empty answer.
 *
 *   npm run example watch-room 12345
 */
import { localCloud } from './sign-in';

/** How often an audience should ask; see docs/guides/waiting.md. */
const POLL_MS = 10_000;

interface Room {
  etag: string;
  state: string;
  headCount: number;
  mix: { state: string };
  stage: { userId: string; isPublishing: boolean }[];
}

/** An error of the API; see docs/errors.md. */
interface Refusal {
  code?: string;
  message?: string;
  retryable?: boolean;
  retryAfterMs?: number;
}

const [roomId = '12345', statePath, pollMs = POLL_MS] = process.argv.slice(2);
const { apiUrl, tokenOf } = localCloud(statePath);
let token = await tokenOf('watcher');

let known: Room | undefined;
let isNewToken = true;
while (known?.state !== 'closed') {
  const { room, waitMs = 0 } = await readRoom(known?.etag);
  if (room) console.log(lineOf(room));
  known = room ?? known;
  if (known?.state !== 'closed') {
    await new Promise((done) => setTimeout(done, Math.max(waitMs, Number(pollMs))));
  }
}

/** The room, or nothing if it is as it was, or cannot be read now. Throws what waiting does not mend. */
async function readRoom(etag = ''): Promise<{ room?: Room; waitMs?: number }> {
  const headers = { authorization: `Bearer ${token}`, ...(etag && { 'if-none-match': etag }) };
  const signal = AbortSignal.timeout(30_000);
  const response = await fetch(`${apiUrl}/get-room/${roomId}`, { headers, signal }).catch(() => {});
  // The network, or a time-out.
  if (!response) return {};
  if (response.status === 401) return renewToken();
  isNewToken = false;
  if (response.status === 304) return {};
  // Cut off on the way, or a gateway's own.
  const body = await response.json().catch(() => undefined);
  if (response.ok) return body ? { room: body as Room } : {};
  return whenToAskAgain(response.status, (body ?? {}) as Refusal);
}

/** A token ends; one that is refused while it is new would be refused again. */
async function renewToken(): Promise<{ waitMs: number }> {
  if (isNewToken) throw new Error('401: a new token is refused.');
  token = await tokenOf('watcher');
  isNewToken = true;
  return { waitMs: 0 };
}

/** A gateway's own answer has no body that says so: 429 and 5xx pass. */
function whenToAskAgain(status: number, refusal: Refusal): { waitMs: number } {
  const { retryable = status === 429 || status >= 500, retryAfterMs = 0 } = refusal;
  if (!retryable) throw new Error(`${status}: ${refusal.code} ${refusal.message}`);
  return { waitMs: retryAfterMs };
}

function lineOf({ state, mix, headCount, stage }: Room): string {
  const people = stage.filter(({ isPublishing }) => isPublishing).map(({ userId }) => userId);
  return `${roomId} is ${state}, mix ${mix.state}, ${headCount} in the channel, on air: ${people.join(', ') || 'nobody'}`;
}
