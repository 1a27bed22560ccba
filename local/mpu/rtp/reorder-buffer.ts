import type { RtpPacket } from './rtp-packet';

/** A packet in its order, and whether packets before it were given up as lost. */
export interface OrderedPacket {
  packet: RtpPacket;
  afterLoss: boolean;
}

const SEQUENCE_NUMBERS = 0x10000;
/** A jump by more than this is a sender that started anew, not a loss (RFC 3550 §A.1). */
const MAX_DROPOUT = 3000;
/** More packets than this waiting for a missing one means that it will not come. */
const MAX_WAITING = 256;

/**
 * Puts RTP packets back in order. A missing packet is waited for while later ones arrive, but only
 * for a short time: the picture is live.
 */
export class ReorderBuffer {
  readonly #maxWaitMs: number;
  #expected: number | undefined;
  #waiting = new Map<number, { packet: RtpPacket; arrivedMs: number }>();

  constructor(maxWaitMs: number) {
    this.#maxWaitMs = maxWaitMs;
  }

  /** Takes a packet in and gives out those that are due, in order. Late packets are dropped. */
  push(packet: RtpPacket, nowMs: number): OrderedPacket[] {
    const expected = this.#expected ?? packet.sequenceNumber;
    const ahead = distance(expected, packet.sequenceNumber);
    if (ahead < -MAX_DROPOUT || ahead > MAX_DROPOUT) return this.#restart(packet);
    this.#expected = expected;
    if (ahead < 0) return [];
    this.#waiting.set(packet.sequenceNumber, { packet, arrivedMs: nowMs });
    const due = this.#takeInOrder(false);
    if (due.length > 0 || !this.#isOverdue(nowMs)) return due;
    this.#expected = this.#firstWaiting();
    return this.#takeInOrder(true);
  }

  #restart(packet: RtpPacket): OrderedPacket[] {
    this.#waiting.clear();
    this.#expected = next(packet.sequenceNumber);
    return [{ packet, afterLoss: true }];
  }

  #takeInOrder(afterLoss: boolean): OrderedPacket[] {
    const due: OrderedPacket[] = [];
    for (;;) {
      const entry = this.#expected === undefined ? undefined : this.#waiting.get(this.#expected);
      if (!entry) return due;
      due.push({ packet: entry.packet, afterLoss: afterLoss && due.length === 0 });
      this.#waiting.delete(entry.packet.sequenceNumber);
      this.#expected = next(entry.packet.sequenceNumber);
    }
  }

  #isOverdue(nowMs: number): boolean {
    const [oldest] = this.#waiting.values();
    if (!oldest) return false;
    return nowMs - oldest.arrivedMs >= this.#maxWaitMs || this.#waiting.size > MAX_WAITING;
  }

  #firstWaiting(): number | undefined {
    const from = this.#expected ?? 0;
    return [...this.#waiting.keys()].sort((a, b) => distance(from, a) - distance(from, b))[0];
  }
}

function next(sequenceNumber: number): number {
  return (sequenceNumber + 1) % SEQUENCE_NUMBERS;
}

/** How far `to` is ahead of `from`, negative if it is behind; sequence numbers wrap. */
function distance(from: number, to: number): number {
  const ahead = (to - from + SEQUENCE_NUMBERS) % SEQUENCE_NUMBERS;
  return ahead < SEQUENCE_NUMBERS / 2 ? ahead : ahead - SEQUENCE_NUMBERS;
}
