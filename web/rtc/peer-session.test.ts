import { openSession, SessionRefused } from './peer-session';
import { LinkOver } from './stage-link';

class FakeTransport extends EventTarget {
  state = 'connected';
  ends(): void {
    this.state = 'closed';
    this.dispatchEvent(new Event('statechange'));
  }
}

/** As much of a peer connection as a session looks at; the test says how it fares. */
class FakePeer extends EventTarget {
  iceGatheringState = 'new';
  connectionState = 'new';
  localDescription = { sdp: 'an offer' };
  remote: unknown;
  dtls = new FakeTransport();
  getTransceivers = () => [{ sender: { transport: this.dtls } }, { sender: { transport: null } }];
  setLocalDescription = async () => {};
  setRemoteDescription = async (description: unknown) => {
    this.remote = description;
    this.becomes('connected');
  };
  gathers(): void {
    this.iceGatheringState = 'complete';
    this.dispatchEvent(new Event('icegatheringstatechange'));
  }
  becomes(state: string): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
  close(): void {
    this.connectionState = 'closed';
  }
}

const realFetch = globalThis.fetch;
let requests: { method: string; url: string; authorization: string | undefined }[];

function answerWith(status: number): void {
  globalThis.fetch = async (url, { method = 'GET', headers } = {}) => {
    const { authorization } = headers as Record<string, string>;
    requests.push({ method, url: String(url), authorization });
    return new Response('an answer', { status, headers: { location: '/whip/session-1' } });
  };
}

beforeEach(() => {
  requests = [];
});

afterEach(() => {
  globalThis.fetch = realFetch;
});

function open() {
  const peer = new FakePeer();
  const session = openSession({
    access: Promise.resolve({ url: 'https://rtc.example/whip', token: 'secret' }),
    peer: peer as unknown as RTCPeerConnection,
    signal: new AbortController().signal,
  });
  return { peer, session };
}

test('offers when all candidates are gathered, and says farewell once', async () => {
  answerWith(201);
  const { peer, session } = open();
  await new Promise((resolve) => setTimeout(resolve));
  expect(requests).toEqual([]);
  peer.gathers();
  const connection = await session;
  expect(peer.remote).toEqual({ type: 'answer', sdp: 'an answer' });
  await Promise.all([connection.close(), connection.close()]);
  const authorization = 'Bearer secret';
  expect(requests).toEqual([
    { method: 'POST', url: 'https://rtc.example/whip', authorization },
    { method: 'DELETE', url: 'https://rtc.example/whip/session-1', authorization },
  ]);
});

test('is lost when the connection fails', async () => {
  answerWith(201);
  const { peer, session } = open();
  peer.gathers();
  const connection = await session;
  peer.becomes('failed');
  await connection.lost;
});

test('is lost at once when the service ends DTLS, though the connection still stands', async () => {
  answerWith(201);
  const { peer, session } = open();
  peer.gathers();
  const connection = await session;
  peer.dtls.ends();
  await connection.lost;
  expect(peer.connectionState).toBe('connected');
});

test('learns by its farewell that another device has come in its place', async () => {
  answerWith(201);
  const { peer, session } = open();
  peer.gathers();
  const connection = await session;
  answerWith(409);
  await expect(connection.close()).rejects.toEqual(new LinkOver('replaced'));
});

test('says a farewell again that was not heard', async () => {
  answerWith(201);
  const { peer, session } = open();
  peer.gathers();
  const connection = await session;
  globalThis.fetch = () => Promise.reject(new TypeError('The network is down.'));
  await connection.close();
  answerWith(200);
  await connection.close();
  await connection.close();
  expect(requests.map(({ method }) => method)).toEqual(['POST', 'DELETE']);
});

test.each([
  [400, true],
  [401, true],
  [403, true],
  [404, true],
  [408, false],
  [429, false],
  [503, false],
])('a refusal with %i is for good: %p', (status, isFinal) => {
  expect(new SessionRefused(status).isFinal).toBe(isFinal);
});

test('says with which status it was refused, and keeps no peer', async () => {
  answerWith(403);
  const { peer, session } = open();
  peer.gathers();
  await expect(session).rejects.toEqual(new SessionRefused(403));
  expect(peer.connectionState).toBe('closed');
  expect(requests).toHaveLength(1);
});
