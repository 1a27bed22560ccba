import { type RTCDtlsTransport, RTCPeerConnection, useH264, useOPUS } from 'werift';
import type { Offer } from './sdp/offer';
import { writePeerOffer } from './sdp/peer-offer';
import { surviveSequenceWrap } from './sequence-wrap';

/** Media stay on this machine unless another address is asked for. */
export const LOOPBACK = '127.0.0.1';

/**
 * A WebRTC peer that speaks H.264 and Opus, by one UDP socket on the given address of this machine.
 * No STUN server is asked: the local cloud works without a network.
 */
export function newPeer(address = LOOPBACK): RTCPeerConnection {
  const peer = new RTCPeerConnection({
    codecs: { video: [useH264()], audio: [useOPUS()] },
    iceServers: [],
    // Only the additional address then, and the socket is bound to it.
    iceUseIpv4: false,
    iceUseIpv6: false,
    iceAdditionalHostAddresses: [address],
    iceInterfaceAddresses: { udp4: address },
    // Otherwise an offer opens sockets for each kind of media and never closes the second pair.
    bundlePolicy: 'max-bundle',
  });
  peer.onTransceiverAdded.subscribe((transceiver) => {
    const { dtlsTransport } = transceiver;
    // werift 0.24.4 asks Google's where no other server is named.
    delete dtlsTransport.iceTransport.connection.stunServer;
    ignoreRepeatedHello(dtlsTransport);
    surviveSequenceWrap(transceiver);
  });
  return peer;
}

/** Answers an offer with all candidates in it: WHIP and WHEP clients here do not trickle. */
export async function answerOffer(peer: RTCPeerConnection, offer: Offer): Promise<string> {
  await peer.setRemoteDescription({ type: 'offer', sdp: writePeerOffer(offer) });
  // RFC 8842 5.3: who calls itself active is answered passively. Otherwise we are the client.
  const role = offer.transport.setup === 'active' ? 'server' : 'client';
  for (const transport of peer.dtlsTransports) transport.role = role;
  await peer.setLocalDescription(await peer.createAnswer());
  return peer.localDescription?.sdp ?? '';
}

/** https://datatracker.ietf.org/doc/html/rfc6347#section-4.3.2 */
const HELLO_VERIFY_REQUEST = 3;
const FLIGHT_AFTER_VERIFY = 3;

/**
 * A machine busy for half a second makes a DTLS client repeat its hello, and get two
 * HelloVerifyRequests. werift 0.24.4 takes the second for an error and gives the connection up
 * (measured: 10 of 42 connections with a stall of 600 ms in them, none of 106 with this).
 */
function ignoreRepeatedHello(transport: RTCDtlsTransport): void {
  transport.onStateChange.subscribe((state) => {
    // The socket is made right after this event, and sends its first message 100 ms later.
    if (state === 'connecting') setImmediate(() => filterHandshakes(transport));
  });
}

function filterHandshakes({ dtls: socket }: RTCDtlsTransport): void {
  if (!socket) return;
  const handle = socket.onHandleHandshakes;
  socket.onHandleHandshakes = (messages) => {
    const isVerified = socket.dtls.flight >= FLIGHT_AFTER_VERIFY;
    return handle(
      messages.filter(({ msg_type: type }) => !isVerified || type !== HELLO_VERIFY_REQUEST),
    );
  };
}
