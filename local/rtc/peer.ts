import { RTCPeerConnection, useH264, useOPUS } from 'werift';

/**
 * A WebRTC peer that speaks H.264 and Opus on this machine only. No STUN server is asked: the local
 * cloud works without a network, and a loopback address is all that a local browser needs.
 */
export function newPeer(): RTCPeerConnection {
  return new RTCPeerConnection({
    codecs: { video: [useH264()], audio: [useOPUS()] },
    iceServers: [],
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
  });
}

/** Answers an offer with all candidates in it: WHIP and WHEP clients here do not trickle. */
export async function answerOffer(peer: RTCPeerConnection, sdp: string): Promise<string> {
  await peer.setRemoteDescription({ type: 'offer', sdp });
  await peer.setLocalDescription(await peer.createAnswer());
  return peer.localDescription?.sdp ?? '';
}
