import { type CodecContext, FFmpegError, Packet } from 'node-av/lib';

/** Throws if a libav call failed (they answer with a negative number); says what was being done. */
export function expectOk(code: number, action: string): void {
  if (code < 0) throw new Error(`${action} failed: ${FFmpegError.strerror(code)}`);
}

/** What the encoder has ready; the packets are the caller's to free. */
export function takePackets(encoder: CodecContext): Packet[] {
  const packets: Packet[] = [];
  for (;;) {
    const packet = new Packet();
    packet.alloc();
    if (encoder.receivePacketSync(packet) < 0) {
      packet.free();
      return packets;
    }
    packets.push(packet);
  }
}
