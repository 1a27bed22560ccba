import type { Media } from './subscription';

/** An offer cannot be answered; the message says what was expected. */
export class UnusableOffer extends Error {}

/** An SDP offer, cut down to one codec for each kind of media. */
export interface Offer {
  sdp: string;
  /** Kinds that the offer has with a direction other than inactive. */
  media: Media;
}

/** A browser offers a handful of sections; WHIP and WHEP need two. */
const MAX_LINES = 2000;
const CODEC_LINE = /^a=(?:rtpmap|fmtp|rtcp-fb):(\d+) /;
/**
 * A browser hides its addresses behind mDNS names. They need no looking up: it calls us first, and
 * thereby shows its address. A look-up opens port 5353 and fails hard where multicast is forbidden.
 * https://datatracker.ietf.org/doc/html/draft-ietf-mmusic-mdns-ice-candidates
 */
const HIDDEN_CANDIDATE = /^a=candidate:(?:\S+ ){4}\S+\.local /;

/**
 * Keeps H.264 (packetization mode 1, constrained baseline if there is a choice) and Opus, so that
 * every publisher sends what every subscriber and the mixer can take. Media is never re-encoded
 * here, and the peer would agree to any H.264 variant otherwise.
 */
export function narrowOffer(sdp: string): Offer {
  const lines = sdp.split(/\r?\n/);
  if (!sdp.startsWith('v=0') || lines.length > MAX_LINES) throw new UnusableOffer('Expected SDP.');
  const [session = [], ...sections] = splitSections(lines);
  const media: Media = { video: false, audio: false };
  const narrowed = sections.map((section) => {
    const kind = kindOf(section);
    if (media[kind]) throw new UnusableOffer(`Expected one ${kind} section at most.`);
    media[kind] = !section.includes('a=inactive');
    return narrowSection(section, kind);
  });
  if (!media.video && !media.audio) throw new UnusableOffer('Expected audio or video.');
  return { sdp: [session, ...narrowed].flat().join('\r\n'), media };
}

function splitSections(lines: string[]): string[][] {
  const starts = lines.flatMap((line, index) => (line.startsWith('m=') ? [index] : []));
  return [0, ...starts].map((start, index) => lines.slice(start, starts[index]));
}

function kindOf([mLine = '']: string[]): keyof Media {
  const [, kind] = /^m=(video|audio) /.exec(mLine) ?? [];
  if (kind === 'video' || kind === 'audio') return kind;
  throw new UnusableOffer('Expected audio and video sections only.');
}

function narrowSection(section: string[], kind: keyof Media): string[] {
  const payloadType = kind === 'audio' ? opusOf(section) : h264Of(section);
  if (!payloadType)
    throw new UnusableOffer(kind === 'audio' ? 'Expected Opus.' : 'Expected H.264.');
  const [mLine = '', ...rest] = section;
  const kept = rest.filter(
    (line) =>
      (CODEC_LINE.exec(line)?.[1] ?? payloadType) === payloadType && !HIDDEN_CANDIDATE.test(line),
  );
  return [[...mLine.split(' ').slice(0, 3), payloadType].join(' '), ...kept];
}

function opusOf(section: string[]): string | undefined {
  return payloadTypes(section, /^a=rtpmap:(\d+) opus\/48000/i)[0];
}

function h264Of(section: string[]): string | undefined {
  const candidates = payloadTypes(section, /^a=rtpmap:(\d+) h264\/90000/i);
  const inMode1 = candidates.filter((type) => /packetization-mode=1/.test(formatOf(section, type)));
  const baseline = inMode1.find((type) => /profile-level-id=42e0/i.test(formatOf(section, type)));
  return baseline ?? inMode1[0];
}

function payloadTypes(section: string[], rtpmap: RegExp): string[] {
  return section.flatMap((line) => rtpmap.exec(line)?.[1] ?? []);
}

function formatOf(section: string[], payloadType: string): string {
  return section.find((line) => line.startsWith(`a=fmtp:${payloadType} `)) ?? '';
}
