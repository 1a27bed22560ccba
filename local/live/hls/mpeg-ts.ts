/**
 * A small MPEG transport stream writer: one programme, at most one H.264 or H.265 track and one of
 * AAC. ISO/IEC 13818-1. mediabunny 1.61 cannot take its place: it writes no programme clock (PCR),
 * makes up decoding times of its own and therefore holds a picture until the next keyframe, and
 * begins its continuity counters anew in each segment.
 */
export interface TsTracks {
  video: VideoCodec | undefined;
  hasAudio: boolean;
}

export type VideoCodec = 'avc1' | 'hvc1';

export interface TsFrame {
  track: 'video' | 'audio';
  ptsMs: number;
  dtsMs: number;
  /** A player may begin here. */
  isRandomAccess: boolean;
  payload: Buffer;
}

const PACKET_BYTES = 188;
const HEADER_BYTES = 4;
const PAT_PID = 0;
const PMT_PID = 0x1000;
const PID = { video: 0x100, audio: 0x101 } as const;
const STREAM_TYPE = { avc1: 0x1b, hvc1: 0x24, audio: 0x0f } as const;
const PES_STREAM_ID = { video: 0xe0, audio: 0xc0 } as const;
const TICKS_PER_MS = 90;
/** Frames are presented this long after the programme clock, so that a decoder can buffer. */
const BUFFER_TICKS = 700 * TICKS_PER_MS;
/** Times have 33 bits and go round. */
const CYCLE_TICKS = 2 ** 33;
const PROGRAM_NUMBER = 1;

/** Keeps the continuity counters of a stream over all its segments. */
export class MpegTsWriter {
  #counters = new Map<number, number>();

  /** The tables that begin each segment. */
  tables({ video, hasAudio }: TsTracks): Buffer {
    const streams: Buffer[] = [];
    if (video) streams.push(streamEntry(STREAM_TYPE[video], PID.video));
    if (hasAudio) streams.push(streamEntry(STREAM_TYPE.audio, PID.audio));
    const clockPid = video ? PID.video : PID.audio;
    const programs = Buffer.from([0, PROGRAM_NUMBER, ...pidBytes(PMT_PID)]);
    const map = Buffer.concat([Buffer.from([...pidBytes(clockPid), 0xf0, 0]), ...streams]);
    return Buffer.concat([
      ...this.#packets(PAT_PID, section(0, 1, programs), undefined),
      ...this.#packets(PMT_PID, section(2, PROGRAM_NUMBER, map), undefined),
    ]);
  }

  /** One frame in its packets; `carriesClock` on the track that the tables name for it. */
  frame(frame: TsFrame, carriesClock: boolean): Buffer {
    const flags = (frame.isRandomAccess ? 0x40 : 0) | (carriesClock ? 0x10 : 0);
    const clock = carriesClock ? clockBytes(frame.dtsMs * TICKS_PER_MS) : Buffer.alloc(0);
    const adaptation = flags ? Buffer.concat([Buffer.from([flags]), clock]) : undefined;
    return Buffer.concat(this.#packets(PID[frame.track], pes(frame), adaptation));
  }

  /** Cuts a payload into packets; the first has the adaptation field, the last is stuffed. */
  #packets(pid: number, payload: Buffer, adaptation: Buffer | undefined): Buffer[] {
    const packets: Buffer[] = [];
    let offset = 0;
    while (offset < payload.length) {
      const fields = offset === 0 ? adaptation : undefined;
      const room = PACKET_BYTES - HEADER_BYTES - (fields ? fields.length + 1 : 0);
      const piece = payload.subarray(offset, offset + room);
      const stuffing = adaptationField(fields, room - piece.length);
      const counter = this.#counters.get(pid) ?? 0;
      this.#counters.set(pid, (counter + 1) & 0x0f);
      const control = (stuffing.length > 0 ? 0x30 : 0x10) | counter;
      const start = offset === 0 ? 0x40 : 0;
      const header = Buffer.from([0x47, start | (pid >> 8), pid & 0xff, control]);
      packets.push(Buffer.concat([header, stuffing, piece]));
      offset += piece.length;
    }
    return packets;
  }
}

function streamEntry(type: number, pid: number): Buffer {
  return Buffer.from([type, ...pidBytes(pid), 0xf0, 0]);
}

/** `fields` and then `missing` bytes more, as an adaptation field. */
function adaptationField(fields: Buffer | undefined, missing: number): Buffer {
  if (!fields && missing === 0) return Buffer.alloc(0);
  // A field of one byte is its length alone: no flags, nothing stuffed.
  if (!fields && missing === 1) return Buffer.from([0]);
  const content = fields ?? Buffer.from([0]);
  const stuffed = fields ? missing : missing - 2;
  const length = Buffer.from([content.length + stuffed]);
  return Buffer.concat([length, content, Buffer.alloc(stuffed, 0xff)]);
}

/** A table section with its pointer and checksum. */
function section(tableId: number, extension: number, body: Buffer): Buffer {
  const length = 5 + body.length + 4;
  const head = [tableId, 0xb0 | (length >> 8), length & 0xff, extension >> 8, extension & 0xff];
  const table = Buffer.concat([Buffer.from([...head, 0xc1, 0, 0]), body]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(table));
  const pointer = Buffer.from([0]);
  const bytes = Buffer.concat([pointer, table, checksum]);
  // The rest of a table's packet is filled behind it, not stuffed before it.
  const filler = Buffer.alloc(PACKET_BYTES - HEADER_BYTES - bytes.length, 0xff);
  return Buffer.concat([bytes, filler]);
}

function pes({ track, ptsMs, dtsMs, payload }: TsFrame): Buffer {
  const hasDts = ptsMs !== dtsMs;
  const pts = timeBytes(hasDts ? 3 : 2, ptsMs * TICKS_PER_MS + BUFFER_TICKS);
  const dts = hasDts ? timeBytes(1, dtsMs * TICKS_PER_MS + BUFFER_TICKS) : Buffer.alloc(0);
  const times = Buffer.concat([pts, dts]);
  // A picture may be longer than the field can say; 0 means "until the next one begins".
  const length = track === 'video' ? 0 : 3 + times.length + payload.length;
  const head = Buffer.from([0, 0, 1, PES_STREAM_ID[track], length >> 8, length & 0xff]);
  const flags = Buffer.from([0x84, hasDts ? 0xc0 : 0x80, times.length]);
  return Buffer.concat([head, flags, times, payload]);
}

/** 33 bits of time in five bytes, with the marker bits between them. */
function timeBytes(prefix: number, endlessTicks: number): Buffer {
  const ticks = inCycle(endlessTicks);
  return Buffer.from([
    (prefix << 4) | (((ticks / 2 ** 30) & 7) << 1) | 1,
    (ticks / 2 ** 22) & 0xff,
    (((ticks / 2 ** 15) & 0x7f) << 1) | 1,
    (ticks / 2 ** 7) & 0xff,
    ((ticks & 0x7f) << 1) | 1,
  ]);
}

/** 33 bits of programme clock and an extension of 0. */
function clockBytes(endlessTicks: number): Buffer {
  const ticks = inCycle(endlessTicks);
  const bytes = Buffer.alloc(6);
  bytes.writeUInt32BE(Math.floor(ticks / 2));
  bytes[4] = ((ticks & 1) << 7) | 0x7e;
  return bytes;
}

function inCycle(ticks: number): number {
  return ((ticks % CYCLE_TICKS) + CYCLE_TICKS) % CYCLE_TICKS;
}

function pidBytes(pid: number): [number, number] {
  return [0xe0 | (pid >> 8), pid & 0xff];
}

/** CRC-32/MPEG-2. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return crc >>> 0;
}
