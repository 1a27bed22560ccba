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

const [roomId = '12345', statePath, pollMs = POLL_MS] = process.argv.slice(2);
const { apiUrl, tokenOf } = localCloud(statePath);
const token = await tokenOf('watcher');

let known: Room | undefined;
while (known?.state !== 'closed') {
  const room = await readRoom(known?.etag);
  if (room) console.log(lineOf(room));
  known = room ?? known;
  if (known?.state !== 'closed') await new Promise((done) => setTimeout(done, Number(pollMs)));
}

/** The room, or nothing if it is as it was. */
async function readRoom(etag = ''): Promise<Room | undefined> {
  const response = await fetch(`${apiUrl}/get-room/${roomId}`, {
    headers: { authorization: `Bearer ${token}`, ...(etag && { 'if-none-match': etag }) },
    signal: AbortSignal.timeout(30_000),
  });
  if (response.status === 304) return undefined;
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.json()) as Room;
}

function lineOf({ state, mix, headCount, stage }: Room): string {
  const people = stage.filter(({ isPublishing }) => isPublishing).map(({ userId }) => userId);
  return `${roomId} is ${state}, mix ${mix.state}, ${headCount} in the channel, on air: ${people.join(', ') || 'nobody'}`;
}
