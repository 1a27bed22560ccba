/**
 * The same rows and tasks as the product, by the plain SDKs, and the token and addresses that the
 * caller needs; nothing else.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { playUrls } from '../lib/aliyun/live-url';
import { joinToken } from '../lib/aliyun/rtc-token';
import { type Config, readConfig } from '../lib/config/config';
import { BareMixer, BareStore } from './bare-clients';
import { BareRooms } from './bare-rooms';
import type { CloudDescription } from './cloud-process';
import { receivedEvent } from './event';
import { answerParent } from './remote';

let rooms: BareRooms;
let config: Config;

answerParent({ listen, cpuMs });

const server = createServer(async (request, response) => {
  // The platform makes the event, and a handler that does nothing else still reads it.
  const { rawPath } = JSON.parse((await receivedEvent(request)).toString('utf8'));
  const [, what, id = ''] = rawPath.split('/');
  // Who calls is told, not checked.
  const user = String(request.headers['x-user']);
  if (what === 'join-room') await rooms.join(id, user);
  else if (what === 'start-mix') await rooms.start(id, user);
  else if (what === 'stop-mix') await rooms.stop(id, user);
  else await rooms.create(String(request.headers['x-room']), user);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer(id, what === 'join-room' ? user : undefined)));
});

function answer(roomId: string, joining: string | undefined) {
  const nowMs = Date.now();
  const member = joining && { channelId: roomId, userId: joining };
  return {
    roomId,
    ...(member && { rtc: joinToken(config.rtc, member, nowMs) }),
    playUrls: playUrls(config.live, roomId, nowMs),
  };
}

function listen({ env, credentials }: CloudDescription): Promise<number> {
  config = readConfig(env);
  rooms = new BareRooms(new BareStore(env, credentials), new BareMixer(env, credentials));
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** The processor time that this process has used. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
