/** What the mixer and every other client of the channel can take. */
const PREFERRED = { video: 'video/h264', audio: 'audio/opus' };

interface Codec {
  mimeType: string;
}

/** The codecs with the preferred one first; the others stay for repair packets and the like. */
export function preferredFirst<T extends Codec>(codecs: T[], kind: 'video' | 'audio'): T[] {
  const isPreferred = ({ mimeType }: T) => mimeType.toLowerCase() === PREFERRED[kind];
  return [...codecs.filter(isPreferred), ...codecs.filter((codec) => !isPreferred(codec))];
}

/** Asks a transceiver for H.264 and Opus; a browser that cannot be asked offers what it likes. */
export function preferCodecs(transceiver: RTCRtpTransceiver, kind: 'video' | 'audio'): void {
  const codecs = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
  try {
    transceiver.setCodecPreferences(preferredFirst(codecs, kind));
  } catch {
    // The service narrows the offer itself; the preference only spares it the choice.
  }
}

/** Whether this browser can send the only picture that the mixer takes. */
export function canSendH264(): boolean {
  const { codecs = [] } = globalThis.RTCRtpSender?.getCapabilities?.('video') ?? {};
  return codecs.some(({ mimeType }) => mimeType.toLowerCase() === PREFERRED.video);
}

/** Whether this browser can take part at all. */
export function canPublish(): boolean {
  return 'RTCPeerConnection' in globalThis && navigator.mediaDevices !== undefined;
}
