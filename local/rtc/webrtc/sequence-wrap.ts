import type { RTCRtpReceiver, RTCRtpTransceiver, RtpPacket, SrtpSession } from 'werift';

/** RTP numbers packets with 16 bits. */
const NUMBERS = 2 ** 16;
/** The nearer way round says whether a packet is newer or older (RFC 3711 3.3.1 and appendix A). */
const HALF_WAY = NUMBERS / 2;
/** As many as werift 0.24.4 asks for again; who has lost more needs a keyframe. */
const MAX_LOST = 150;

/** What counts the rollovers: one for what is sent, one for what arrives. */
type SrtpContext = SrtpSession['remoteContext'];
type SrtpStream = Parameters<SrtpContext['updateRolloverCount']>[1];

/** What werift keeps private of the one who asks for lost packets again. */
interface LostPackets {
  mediaSourceSsrc?: number;
  readonly lostSeqNumbers: number[];
  setLost(sequenceNumber: number, attempt: number): void;
  removeLost(sequenceNumber: number): void;
  addPacket(packet: RtpPacket): void;
}

/**
 * Lets a connection outlive losses where the packets' numbers begin again at 0. werift 0.24.4 misses
 * it if 100 packets at either side are lost, and no packet of that stream can be decrypted any more
 * (measured); without number 65535 it asks for no lost packet during the next 65,536.
 */
export function surviveSequenceWrap({ receiver, dtlsTransport }: RTCRtpTransceiver): void {
  dtlsTransport.onStateChange.subscribe((state) => {
    if (state !== 'connected') return;
    const { localContext, remoteContext } = dtlsTransport.srtp;
    for (const context of [localContext, remoteContext])
      context.updateRolloverCount = countRollover;
  });
  findLost(receiver);
}

function countRollover(sequenceNumber: number, stream: SrtpStream): void {
  if (stream.rolloverHasProcessed) {
    const step = sequenceNumber - stream.lastSequenceNumber;
    if (step < -HALF_WAY) stream.rolloverCounter += 1;
    // Nothing is older than the first round.
    else if (step > HALF_WAY && stream.rolloverCounter > 0) stream.rolloverCounter -= 1;
  }
  stream.rolloverHasProcessed = true;
  stream.lastSequenceNumber = sequenceNumber;
}

function findLost(receiver: RTCRtpReceiver): void {
  const packets: LostPackets = Reflect.get(receiver, 'nack');
  let newest: number | undefined;
  packets.addPacket = ({ header: { sequenceNumber, ssrc } }) => {
    // Another stream has numbers of its own.
    if (newest === undefined || ssrc !== packets.mediaSourceSsrc) newest = sequenceNumber;
    packets.mediaSourceSsrc = ssrc;
    packets.removeLost(sequenceNumber);
    const steps = stepsBetween(newest, sequenceNumber);
    if (steps >= HALF_WAY) return;
    for (let back = Math.min(steps - 1, MAX_LOST); back > 0; back--) {
      packets.setLost(stepsBetween(back, sequenceNumber), 1);
    }
    newest = sequenceNumber;
    forgetOld(packets, newest);
  };
}

function forgetOld(packets: LostPackets, newest: number): void {
  for (const lost of packets.lostSeqNumbers) {
    if (stepsBetween(lost, newest) > MAX_LOST) packets.removeLost(lost);
  }
}

/** How far it is onwards from one number to another. */
function stepsBetween(from: number, to: number): number {
  return (to - from + NUMBERS) % NUMBERS;
}
