/**
 * A host opens a room and lets a viewer on stage, with the types of openapi.json and no cast.
 *
 *   npm start -- --empty          in one terminal
 *   npm run example guest-list    in another
 */
import createClient from 'openapi-fetch';
import type { paths } from '../web/api/schema';
import { localCloud } from './sign-in';

const deployment = localCloud(process.argv[2]);
const roomId = `party-${Date.now() % 1_000_000}`;
const params = { path: { roomId } };

const host = await clientOf('mei');
const viewer = await clientOf('bo');

await host.POST('/create-room', { body: { roomId, title: 'Friday night', maxSeats: 3 } });
await viewer.POST('/request-stage/{roomId}', { params });

const { data: room } = await host.GET('/get-room/{roomId}', { params });
for (const { userId } of room?.requests ?? []) {
  const seat = { params: { path: { roomId, userId } } };
  const { data: seated, error } = await host.POST('/seat-member/{roomId}/{userId}', seat);
  console.log(`${userId}: ${seated?.state ?? error?.code}`);
}

// A refusal is typed as well: only the host may close the room.
const { error } = await viewer.POST('/close-room/{roomId}', { params });
console.log(`bo may not close the room: ${error?.code}`);
await host.POST('/close-room/{roomId}', { params });

async function clientOf(userId: string) {
  const headers = { authorization: `Bearer ${await deployment.tokenOf(userId)}` };
  return createClient<paths>({ baseUrl: deployment.apiUrl, headers });
}
