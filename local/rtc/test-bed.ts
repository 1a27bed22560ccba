import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  MediaStreamTrack,
  type RTCPeerConnection,
  type RTCRtpTransceiver,
  RtpHeader,
  RtpPacket,
} from 'werift';
import { Credentials } from '../account/credentials';
import { CallLog } from '../call-log';
import { Clock } from '../clock';
import { Faults } from '../control/faults';
import { type RtcServer, startRtc } from './server';
import { newPeer } from './webrtc/peer';

/** What the tests of this folder share: a server on a free port, join tokens, WebRTC clients. */

const APP = { appId: 'app1', appKey: 'key1' };
const PACKET_INTERVAL_MS = 20;

/** A running server and what steers it. */
export async function startTestBed(mixerPath = '/nonexistent/mixer.mjs') {
  const clock = new Clock();
  const log = new CallLog();
  const faults = new Faults();
  const credentials = new Credentials(clock, { accessKeyId: 'root', accessKeySecret: 'secret' });
  const options = { port: 0, ...APP, credentials, clock, faults, log, mixerPath };
  const server = await startRtc(options);
  return { clock, log, faults, credentials, server };
}

/** A join token as the app server makes it, with parts replaced at will. */
export function joinToken(userId: string, changed: Record<string, unknown> = {}, role = '') {
  const timestamp = Math.floor(Date.now() / 1000) + 3600;
  const claim = { appid: 'app1', channelid: 'room1', userid: userId, nonce: '', timestamp };
  const { appid, channelid, userid, nonce, timestamp: expiry } = { ...claim, ...changed };
  const token = createHash('sha256')
    .update(`${appid}${APP.appKey}${channelid}${userid}${nonce}${expiry}${role}`)
    .digest('hex');
  return Buffer.from(JSON.stringify({ ...claim, token, ...changed })).toString('base64');
}

/** A WebRTC client of the server. */
export interface TestPeer {
  peer: RTCPeerConnection;
  location: string;
  close(): Promise<void>;
}

/** A publisher that sends tiny packets, and counts the full pictures it was asked for. */
export interface TestPublisher extends TestPeer {
  keyframeRequests: number;
  /** Sends neither media nor reports about them, as a browser with `replaceTrack(null)`. */
  mute(): void;
  /** As with a pulled plug: nothing gets out, not even a farewell. */
  vanish(): void;
}

type Change = (sdp: string) => string;
const same: Change = (sdp) => sdp;

/** What is offered, and how. */
interface Offering {
  kinds?: ('audio' | 'video')[];
  changeOffer?: Change;
}

/** Joins by WHIP and sends; the offer may be changed on its way. */
export async function publish(
  server: Pick<RtcServer, 'whip'>,
  token: string,
  { kinds = ['audio', 'video'], changeOffer = same }: Offering = {},
): Promise<TestPublisher> {
  const peer = newPeer();
  const tracks = kinds.map((kind) => new MediaStreamTrack({ kind }));
  const senders = tracks.map((track) => peer.addTransceiver(track, { direction: 'sendonly' }));
  const video = senders.find(({ kind }) => kind === 'video');
  const client = await open(peer, { url: server.whip, token, changeOffer });
  const mute = () => {
    clearInterval(timer);
    for (const transport of peer.dtlsTransports) transport.sendRtcp = async () => undefined;
  };
  const vanish = () => {
    clearInterval(timer);
    for (const { connection } of peer.iceTransports) void connection.nominated?.protocol.close?.();
  };
  const publisher = { ...client, keyframeRequests: 0, mute, vanish };
  video?.sender.onPictureLossIndication.subscribe(() => {
    publisher.keyframeRequests += 1;
  });
  let sequenceNumber = 1;
  const timer = setInterval(() => {
    sequenceNumber += 1;
    for (const track of tracks) track.writeRtp(tinyPacket(sequenceNumber, track.kind));
  }, PACKET_INTERVAL_MS);
  publisher.close = async () => {
    clearInterval(timer);
    await peer.close();
  };
  return publisher;
}

/** Watches one member by WHEP; resolves with a client whose `received` grows. */
export async function watch(
  server: RtcServer,
  token: string,
  userId: string,
  { kinds = ['audio', 'video'], changeOffer = same }: Offering = {},
) {
  const peer = newPeer();
  const received: { kind: string; payload: string }[] = [];
  for (const kind of kinds) {
    collect(peer.addTransceiver(kind, { direction: 'recvonly' }), received);
  }
  const client = await open(peer, { url: `${server.whep}?user=${userId}`, token, changeOffer });
  return { ...client, received };
}

/** The next event of this name in the server's channels. */
export async function nextEvent(server: RtcServer, name: 'join' | 'publish' | 'leave' | 'close') {
  const [event] = await once(server.events, name);
  return event as { channelId: string; userId?: string; reason?: string };
}

function collect(transceiver: RTCRtpTransceiver, received: { kind: string; payload: string }[]) {
  transceiver.onTrack.subscribe((track) => {
    track.onReceiveRtp.subscribe((packet) => {
      received.push({ kind: track.kind, payload: packet.payload.toString() });
    });
  });
}

async function open(
  peer: RTCPeerConnection,
  { url, token, changeOffer }: { url: string; token: string; changeOffer: Change },
): Promise<TestPeer> {
  await peer.setLocalDescription(await peer.createOffer());
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/sdp' },
    body: changeOffer(peer.localDescription?.sdp ?? ''),
  });
  const body = await response.text();
  if (response.status !== 201) {
    await peer.close();
    throw new Error(`${response.status} ${body}`);
  }
  await peer.setRemoteDescription({ type: 'answer', sdp: body });
  const location = response.headers.get('location') ?? '';
  return { peer, location, close: () => peer.close() };
}

function tinyPacket(sequenceNumber: number, kind: string): RtpPacket {
  const timestamp = sequenceNumber * 960;
  return new RtpPacket(new RtpHeader({ sequenceNumber, timestamp }), Buffer.from(`from ${kind}`));
}
