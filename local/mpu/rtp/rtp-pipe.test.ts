import { encodePiped, PipedPacketReader } from './rtp-pipe';

const PACKETS = [
  { slot: 0, kind: 'video' as const, packet: Buffer.from('first') },
  { slot: 65_535, kind: 'audio' as const, packet: Buffer.alloc(1400, 7) },
  { slot: 3, kind: 'muted' as const, packet: Buffer.alloc(0) },
];

it.each([1, 7, 10_000])('gives the packets back however the pipe cuts them (%i bytes)', (size) => {
  const bytes = Buffer.concat(PACKETS.map((packet) => encodePiped(packet) ?? Buffer.alloc(0)));
  const reader = new PipedPacketReader();
  const received = [];
  for (let at = 0; at < bytes.length; at += size) {
    received.push(...reader.push(bytes.subarray(at, at + size)));
  }
  expect(received).toEqual(PACKETS);
});

it('refuses what is too long to be a packet', () => {
  const packet = Buffer.alloc(70_000);
  expect(encodePiped({ slot: 0, kind: 'video', packet })).toBeUndefined();
});
