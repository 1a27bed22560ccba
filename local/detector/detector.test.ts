import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { createCanvas } from '@napi-rs/canvas';
import { Clock } from '../clock';
import { Detector } from './detector';

const BARS = ['#bfbfbf', '#bfbf00', '#00bfbf', '#00bf00', '#bf00bf', '#bf0000', '#0000bf'];
const PLAIN = ['#c0392b'];
const LOOK_EVERY_MS = 1000;
const SHOW = {
  channelId: 'tea',
  stream: 'push.example.com/live/tea',
  panes: [{ user: { channelId: 'tea', userId: 'ann' }, area: { x: 0, y: 0, width: 1, height: 1 } }],
};

let server: Server;
let reports: unknown[];
let status: number;

beforeEach(async () => {
  // The looks are the test's; the network stays as it is.
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask'] });
  reports = [];
  status = 200;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      reports.push(JSON.parse(body).userId);
      response.writeHead(status).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  jest.useRealTimers();
  server.closeAllConnections();
  server.close();
});

function jpegOf(colors: string[]): Promise<Buffer> {
  const canvas = createCanvas(280, 90);
  const context = canvas.getContext('2d');
  const width = canvas.width / colors.length;
  for (const [index, color] of colors.entries()) {
    context.fillStyle = color;
    context.fillRect(index * width, 0, width, canvas.height);
  }
  return canvas.encode('jpeg', 90);
}

type Snapshot = Buffer | undefined | 'unreadable';

/** Looks at these one after the other, and answers who was reported. */
async function lookAt(snapshots: Snapshot[]): Promise<unknown[]> {
  const { port } = server.address() as AddressInfo;
  const left = [...snapshots];
  let isDone = false;
  const detector = new Detector({
    shows: () => [SHOW],
    snapshot: async () => {
      isDone = left.length === 0;
      const next = left.shift();
      return next === 'unreadable' ? Buffer.from('no picture') : next;
    },
    url: `http://127.0.0.1:${port}/`,
    key: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
    clock: new Clock(),
  });
  // The next look begins when the one before is over.
  while (!isDone) {
    jest.advanceTimersByTime(LOOK_EVERY_MS);
    await setImmediate();
  }
  detector.close();
  return reports;
}

test('a card is reported once until it is gone', async () => {
  const [card, plain] = await Promise.all([jpegOf(BARS), jpegOf(PLAIN)]);
  expect(await lookAt([plain, card, card, plain, card])).toEqual(['ann', 'ann']);
});

test.each<[string, Snapshot]>([
  ['is not there', undefined],
  ['cannot be read', 'unreadable'],
])('a snapshot that %s does not mean that a card is gone', async (_, missing) => {
  const card = await jpegOf(BARS);
  expect(await lookAt([missing, card, missing, missing, card])).toEqual(['ann']);
});

test('a report that is refused is sent again', async () => {
  status = 500;
  const card = await jpegOf(BARS);
  expect(await lookAt([card, undefined, card])).toEqual(['ann', 'ann']);
});
