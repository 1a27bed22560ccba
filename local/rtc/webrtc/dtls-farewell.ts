import { setImmediate as turn } from 'node:timers/promises';
import type { RTCDtlsTransport, RTCPeerConnection } from 'werift';

/** A record of this type is an alert (RFC 6347 4.1, RFC 5246 6.2.1). */
const ALERT = 21;
/** A warning that nothing more will come (RFC 5246 7.2.1). */
const CLOSE_NOTIFY = Buffer.from([1, 0]);

/**
 * Closes a peer so that the other side knows it at once: ends DTLS in order (RFC 9725 4.2), which
 * takes the consent to be sent media back (RFC 7675 5.2), then ICE. werift 0.24.4 would go without
 * a word, and browsers wait for 6 to 16 s then (measured).
 */
export async function closePeer(peer: RTCPeerConnection): Promise<void> {
  const transports = peer.dtlsTransports;
  // A farewell that cannot be sent is no reason to stay.
  await Promise.allSettled(transports.map(sendCloseNotify));
  // A socket that is closed in the same turn drops what it was to send.
  await turn();
  await peer.close();
}

async function sendCloseNotify({ state, dtls: socket }: RTCDtlsTransport): Promise<void> {
  if (state !== 'connected' || !socket) return;
  const { cipher } = socket;
  const encrypt = cipher.encryptPacket.bind(cipher);
  // The socket sends application data only; it is made another record before it is encrypted.
  cipher.encryptPacket = (packet) => {
    packet.recordLayerHeader.contentType = ALERT;
    return encrypt(packet);
  };
  await socket.send(CLOSE_NOTIFY);
}
