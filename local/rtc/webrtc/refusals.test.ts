import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CallLog } from '../../call-log';
import { Clock } from '../../clock';
import { Channels, MAX_MEMBERS } from '../channels';
import { joinToken } from '../test-bed';
import { Publisher } from './publisher';
import { capturedOffer } from './sdp/captured-offer';
import { readOffer } from './sdp/offer';
import { WebrtcEndpoint } from './webrtc-endpoint';

/** One sentence for each cause; nobody connects here. */

let channels: Channels;
let server: Server;
let url: string;

beforeEach(async () => {
  const clock = new Clock();
  channels = new Channels({ clock, log: new CallLog(), mixer: 'live' });
  const webrtc = new WebrtcEndpoint({ appId: 'app1', appKey: 'key1', clock, channels });
  server = createServer((request, response) => void webrtc.handle(request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  channels.close();
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

async function offer(path: string, userId: string, name: string): Promise<[number, string]> {
  const headers = {
    authorization: `Bearer  ${joinToken(userId)}`,
    'content-type': 'application/sdp; charset=utf-8',
  };
  const body = capturedOffer(name);
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body });
  return [response.status, await response.text()];
}

it('answers the offers of browsers, whatever their addresses', async () => {
  for (const name of ['chromium-publish', 'firefox-publish', 'chromium-simulcast']) {
    const [status, answer] = await offer('/whip', name, name);
    expect([status, answer.match(/a=recvonly/g)]).toEqual([201, ['a=recvonly', 'a=recvonly']]);
  }
});

it('says that a channel is full, but to nobody who is in it', async () => {
  for (let number = 1; number <= MAX_MEMBERS.live; number += 1) {
    const voice = readOffer(capturedOffer('chromium-voice'), 'publish');
    channels.admit('room1', `user${number}`, (await Publisher.accept(voice)).publisher);
  }
  expect(await offer('/whip', 'late', 'chromium-voice')).toEqual([503, 'The channel is full.']);
  expect(await offer('/whip', 'user1', 'chromium-voice')).toEqual([201, expect.any(String)]);
});

it.each<[string, string, string, number, RegExp]>([
  ['who watches nobody', '/whep?user=host', 'chromium-watch', 404, /not publishing/],
  ['who names nobody', '/whep', 'chromium-watch', 404, /not publishing/],
  ['who only receives', '/whip', 'firefox-watch', 422, /sections that send/],
  ['who has a data channel', '/whip', 'chromium-data', 422, /not application/],
])('tells %s why not', async (_label, path, name, status, reason) => {
  const refused = await offer(path, 'late', name);
  expect(refused).toEqual([status, expect.stringMatching(reason)]);
});
