import type { RTCDtlsTransport } from 'werift';
import type { RtcServer } from '../server';
import { joinToken, nextEvent, publish, startTestBed, type TestPeer } from '../test-bed';

/** Longer than a DTLS client waits before it says hello again (RFC 6347 4.2.4.1; half a second here). */
const STALL_MS = 700;
let server: RtcServer;
let host: TestPeer | undefined;

beforeAll(async () => {
  ({ server } = await startTestBed());
});
afterAll(async () => {
  await host?.close();
  await server.close();
});

/** Nobody in this process gets a turn between the first hello and the time at which it is due again. */
function stallAfterHello(transport: RTCDtlsTransport): void {
  transport.onStateChange.subscribe((state) => {
    if (state === 'connecting') setImmediate(() => stallAfterSend(transport));
  });
}

function stallAfterSend({ dtls }: RTCDtlsTransport): void {
  if (!dtls) return;
  const send = jest.spyOn(dtls.transport, 'send');
  send.mockImplementationOnce((hello) => {
    queueMicrotask(stall);
    send.mockRestore();
    return dtls.transport.send(hello);
  });
}

function stall(): void {
  const endMs = performance.now() + STALL_MS;
  while (performance.now() < endMs);
}

it('connects although a busy machine makes it say hello twice', async () => {
  const changeOffer = (sdp: string) => sdp.replaceAll('setup:actpass', 'setup:active');
  const publishing = nextEvent(server, 'publish');
  host = await publish(server, joinToken('host'), { changeOffer });
  for (const transport of host.peer.dtlsTransports) stallAfterHello(transport);
  expect(await publishing).toMatchObject({ userId: 'host' });
});
