import { type RTCRtpReceiver, RtpHeader, RtpPacket, SrtpSession } from 'werift';
import { newPeer } from './peer';

/** SRTP_AES128_CM_HMAC_SHA1_80 (RFC 5764 4.1.2). */
const PROFILE = 1;
const KEY = Buffer.alloc(16, 'k');
const SALT = Buffer.alloc(14, 's');
const LAST = 65535;
/** So many packets are lost at once. */
const LOST = 250;
const PAYLOAD = Buffer.from('a picture');

const peer = newPeer();
afterAll(() => peer.close());

/** The keys of both directions are the same here. */
function newSession(): SrtpSession {
  const local = { localMasterKey: KEY, localMasterSalt: SALT };
  const remote = { remoteMasterKey: KEY, remoteMasterSalt: SALT };
  return new SrtpSession({ keys: { ...local, ...remote }, profile: PROFILE });
}

/** A peer's as it is after DTLS. */
function connectedSession(): SrtpSession {
  const { dtlsTransport } = peer.addTransceiver('video');
  dtlsTransport.srtp = newSession();
  dtlsTransport.onStateChange.execute('connected');
  return dtlsTransport.srtp;
}

function packet(sequenceNumber: number): RtpPacket {
  return new RtpPacket(new RtpHeader({ sequenceNumber, ssrc: 1, payloadType: 96 }), PAYLOAD);
}

/** What a sender who loses nothing sends, beginning so many packets before the last number. */
function sentFrom(before: number): { header: RtpHeader; bytes: Buffer }[] {
  const sender = newSession();
  return Array.from({ length: LOST + 10 }, (_, index) => {
    const { header } = packet((LAST - before + index) % (LAST + 1));
    return { header, bytes: sender.encrypt(PAYLOAD, header) };
  });
}

describe.each([
  ['almost all before the number 0', LOST - 1],
  ['half of them before it', LOST / 2],
  ['almost all behind it', 2],
])('a burst of losses, %s,', (_, before) => {
  const arriving = sentFrom(before + 5).filter((_, index) => index < 5 || index > LOST + 5);

  it('leaves what comes after it readable', () => {
    const receiver = connectedSession();
    for (const { bytes } of arriving) {
      expect(RtpPacket.deSerialize(receiver.decrypt(bytes)).payload).toEqual(PAYLOAD);
    }
  });

  it('is passed on with what comes after it readable', () => {
    const sender = connectedSession();
    for (const { header, bytes } of arriving) {
      expect(sender.encrypt(PAYLOAD, header)).toEqual(bytes);
    }
  });
});

it('decrypts a packet from before the number 0 that comes after it, and goes on', () => {
  const receiver = connectedSession();
  const sent = sentFrom(1);
  for (const index of [0, 2, 1, 3]) {
    expect(() => receiver.decrypt(sent[index]?.bytes ?? Buffer.alloc(0))).not.toThrow();
  }
});

describe('lost packets are asked for again', () => {
  let receiver: RTCRtpReceiver;
  beforeEach(() => {
    ({ receiver } = peer.addTransceiver('video'));
  });
  afterEach(() => receiver.stop());

  function lostAmong(...numbers: number[]): number[] {
    const nack = Reflect.get(receiver, 'nack');
    for (const number of numbers) nack.addPacket(packet(number));
    return nack.lostSeqNumbers.toSorted((a: number, b: number) => a - b);
  }

  it('also if the last number itself is lost', () => {
    expect(lostAmong(LAST - 2, LAST - 1, 0, 1, 4)).toEqual([2, 3, LAST]);
  });

  it('unless one comes late', () => {
    expect(lostAmong(LAST - 1, 1, LAST)).toEqual([0]);
  });

  it('and a repeated one from before the wrap makes none of them lost', () => {
    expect(lostAmong(LAST - 1, LAST, 0, 1, LAST - 1, 2)).toEqual([]);
  });

  it('but the newest 150 at most', () => {
    const lost = lostAmong(LAST - 199, 10);
    expect(lost).toHaveLength(150);
    expect(lost).toEqual(expect.arrayContaining([9, 0, LAST]));
  });
});
