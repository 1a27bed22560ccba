/**
 * RTP packets on their way to the mixer process: one pipe for all members, each packet behind a
 * small header. A pipe loses nothing, needs no port and takes many packets in one system call.
 */
export interface PipedPacket {
  /** Which joining of which member it belongs to; a user who joins again has a new slot. */
  slot: number;
  /** `muted` is a packet of sound that is left out: it says only that its sender is there. */
  kind: 'video' | 'audio' | 'muted';
  packet: Buffer;
}

/** The mixer process's file descriptor of the pipe: behind stdin, stdout, stderr and IPC. */
export const RTP_PIPE_FD = 4;

const HEADER_BYTES = 5;
const MAX_PACKET_BYTES = 0xffff;
/** By their numbers on the pipe. */
const KINDS = ['video', 'audio', 'muted'] as const;

/** The bytes of one packet on the pipe; undefined if it is too long to be RTP. */
export function encodePiped({ slot, kind, packet }: PipedPacket): Buffer | undefined {
  if (packet.length > MAX_PACKET_BYTES) return undefined;
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + packet.length);
  bytes.writeUInt16BE(packet.length, 0);
  bytes.writeUInt16BE(slot, 2);
  bytes.writeUInt8(KINDS.indexOf(kind), 4);
  packet.copy(bytes, HEADER_BYTES);
  return bytes;
}

/** Cuts what arrives on the pipe into packets again. */
export class PipedPacketReader {
  #rest: Buffer = Buffer.alloc(0);

  /** The packets that are complete with this chunk. */
  push(chunk: Buffer): PipedPacket[] {
    let bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    const packets: PipedPacket[] = [];
    while (bytes.length >= HEADER_BYTES) {
      const end = HEADER_BYTES + bytes.readUInt16BE(0);
      if (bytes.length < end) break;
      packets.push({
        slot: bytes.readUInt16BE(2),
        kind: KINDS[bytes.readUInt8(4)] ?? 'muted',
        packet: bytes.subarray(HEADER_BYTES, end),
      });
      bytes = bytes.subarray(end);
    }
    this.#rest = bytes;
    return packets;
  }
}
