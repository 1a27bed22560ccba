import { anySignal } from '../any-signal';
import type { Connection } from '../keep-connected';
import { LinkOver } from './stage-link';

const GATHER_TIMEOUT_MS = 3000;
const ANSWER_TIMEOUT_MS = 10_000;
const FAREWELL_TIMEOUT_MS = 5000;
const CONNECT_TIMEOUT_MS = 10_000;
/** ICE often recovers from `disconnected` by itself, but not after this long. */
const DISCONNECTED_GRACE_MS = 3000;

/** What the local cloud answers about a session whose user has come from elsewhere meanwhile. */
const REPLACED = 409;

/** The endpoint said no; `status` is that of HTTP. */
export class SessionRefused extends Error {
  constructor(readonly status: number) {
    super(`The RTC service answered ${status}.`);
  }

  /** Whether the same offer would be refused again: RFC 9110, 15.5. */
  get isFinal(): boolean {
    const { status } = this;
    return status >= 400 && status < 500 && status !== 408 && status !== 429;
  }
}

/** Where a peer is offered, and by which token. */
export interface Access {
  url: string;
  token: string;
}

interface SessionOptions {
  /** Waited for while the offer is made. */
  access: Promise<Access>;
  peer: RTCPeerConnection;
  signal: AbortSignal;
}

/**
 * Offers a prepared peer by WHIP (RFC 9725) or WHEP, and waits until it is connected. The offer is
 * sent when its candidates are gathered, so that no trickling is needed. Throws `SessionRefused`,
 * and what `access` throws.
 */
export async function openSession(options: SessionOptions): Promise<Connection> {
  const { peer, signal } = options;
  let resource: URL | undefined;
  let token = '';
  const close = async () => {
    peer.close();
    const ended = resource;
    resource = undefined;
    // A farewell that was not heard is said again by the next call.
    if (ended && !(await endSession(ended, token))) resource = ended;
  };
  try {
    const [access] = await Promise.all([options.access, offered(peer)]);
    token = access.token;
    const { location, answer } = await postOffer(access, peer, signal);
    resource = location;
    await peer.setRemoteDescription({ type: 'answer', sdp: answer });
    await connected(peer, signal);
    return { lost: lost(peer), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function postOffer({ url, token }: Access, peer: RTCPeerConnection, signal: AbortSignal) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/sdp', authorization: `Bearer ${token}` },
    body: peer.localDescription?.sdp ?? '',
    signal: anySignal([signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
  });
  const location = response.headers.get('location');
  if (response.status !== 201 || !location) throw new SessionRefused(response.status);
  return { location: new URL(location, url), answer: await response.text() };
}

/**
 * Says farewell, and answers whether it was heard; `keepalive` lets it outlive the page. Throws
 * `LinkOver` if another session of the same user has taken this one's place.
 */
async function endSession(resource: URL, token: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}` };
  // A service that is gone needs no telling, and one that is there notices the silence.
  const signal = AbortSignal.timeout(FAREWELL_TIMEOUT_MS);
  const farewell = fetch(resource, { method: 'DELETE', headers, keepalive: true, signal });
  const response = await farewell.catch(() => undefined);
  if (response?.status === REPLACED) throw new LinkOver('replaced');
  return response !== undefined;
}

async function offered(peer: RTCPeerConnection): Promise<void> {
  await peer.setLocalDescription();
  await gathered(peer);
}

/** Candidates that come later than the time-out are left out. */
function gathered(peer: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, GATHER_TIMEOUT_MS);
    const check = () => {
      if (peer.iceGatheringState !== 'complete') return;
      clearTimeout(timer);
      resolve();
    };
    peer.addEventListener('icegatheringstatechange', check);
    check();
  });
}

function connected(peer: RTCPeerConnection, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error('The media connection did not come about.'));
    const timer = setTimeout(fail, CONNECT_TIMEOUT_MS);
    const check = () => {
      if (peer.connectionState === 'connected') resolve();
      else if (isOver(peer) || signal.aborted) fail();
      else return;
      clearTimeout(timer);
    };
    peer.addEventListener('connectionstatechange', check);
    signal.addEventListener('abort', check, { once: true });
    check();
  });
}

function lost(peer: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    let grace: ReturnType<typeof setTimeout> | undefined;
    const check = () => {
      clearTimeout(grace);
      if (isOver(peer) || isTornDown(peer)) resolve();
      if (peer.connectionState === 'disconnected')
        grace = setTimeout(resolve, DISCONNECTED_GRACE_MS);
    };
    peer.addEventListener('connectionstatechange', check);
    for (const transport of transportsOf(peer)) transport.addEventListener('statechange', check);
    check();
  });
}

/** The service ends DTLS with the session (RFC 9725 4.2), which the connection's state leaves out. */
function isTornDown(peer: RTCPeerConnection): boolean {
  return transportsOf(peer).some(({ state }) => state === 'closed');
}

function transportsOf(peer: RTCPeerConnection): RTCDtlsTransport[] {
  return peer.getTransceivers().flatMap(({ sender }) => sender.transport ?? []);
}

function isOver({ connectionState }: RTCPeerConnection): boolean {
  return connectionState === 'failed' || connectionState === 'closed';
}
