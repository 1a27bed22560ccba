/**
 * What an SDP offer asks for, and whether it can be answered. werift reads SDP line by line and takes
 * what it understands; a WHIP endpoint has to refuse the rest with a reason (RFC 9725 4.2).
 */
import type { Media } from '../../tasks/subscription';
import { chooseCodec, type PacketizationMode } from './codec-choice';
import type { Codec, Description, Section, Transport } from './description';
import { readDescription } from './read-description';
import { offeredTransport } from './transport-choice';
import { UnusableOffer } from './unusable-offer';

/** What somebody wants to do who sends an offer: send by WHIP, or receive by WHEP. */
export type Purpose = 'publish' | 'watch';

/** An offer that can be answered. */
export interface Offer {
  purpose: Purpose;
  /** All of them, in order: an answer has as many (RFC 3264 6). */
  sections: OfferedSection[];
  /** The mids of the BUNDLE group; undefined without one, which one section alone may do. */
  bundle: string[] | undefined;
  isIceLite: boolean;
  transport: Transport;
  /** Kinds that will be sent, or received. */
  media: Media;
}

/** A section and the one codec that is agreed on; without one the section is declined. */
export interface OfferedSection extends Section {
  chosen: Codec | undefined;
}

/** RFC 8829 5.1.2 */
const PROTOCOL = /^(?:(?:UDP|TCP)\/(?:TLS|DTLS)\/)?RTP\/SAVPF$/;
/** What a section's direction must allow; RFC 9725 4.2, and the WHEP draft the other way round. */
const TAKES_PART = {
  publish: ['sendonly', 'sendrecv'],
  watch: ['recvonly', 'sendrecv'],
} as const satisfies Record<Purpose, readonly Section['direction'][]>;
const DOES = { publish: 'send', watch: 'receive' } as const satisfies Record<Purpose, string>;

/**
 * Understands an offer. H.264 is agreed on in one of the given packetization modes, the first that
 * is there. Throws `UnusableOffer` for what cannot be answered.
 */
export function readOffer(
  sdp: string,
  purpose: Purpose,
  modes?: readonly PacketizationMode[],
): Offer {
  const description = readDescription(sdp);
  const live = description.sections.filter(isLive);
  requireSections(live, purpose);
  const active = live.filter(({ direction }) => direction !== 'inactive');
  const sections = description.sections.map((section) => ({
    ...section,
    chosen: active.includes(section) ? requireCodec(section, modes) : undefined,
  }));
  requireDistinctTypes(sections);
  const media: Media = { video: false, audio: false };
  for (const { kind } of active) media[kind === 'audio' ? 'audio' : 'video'] = true;
  return { purpose, sections, media, ...transportOf(description, active) };
}

/** RFC 3264 5.1, RFC 9143 6: port 0 takes a section back, unless it only has no port of its own. */
function isLive({ port, isBundleOnly }: Section): boolean {
  return port !== 0 || isBundleOnly;
}

function requireSections(live: Section[], purpose: Purpose): void {
  if (live.length === 0) throw new UnusableOffer(400, 'Expected audio or video.');
  for (const { kind, protocol } of live) requireSupported(kind, protocol);
  for (const kind of ['audio', 'video']) {
    const isTwice = live.filter((section) => section.kind === kind).length > 1;
    if (isTwice) throw new UnusableOffer(422, `Expected one ${kind} section at most.`);
  }
  const idle = (direction: Section['direction']) =>
    direction !== 'inactive' && !TAKES_PART[purpose].some((taken) => taken === direction);
  const isUseless = live.every(({ direction }) => direction === 'inactive');
  if (isUseless || live.some(({ direction }) => idle(direction))) {
    throw new UnusableOffer(422, `Expected sections that ${DOES[purpose]}.`);
  }
}

function requireSupported(kind: string, protocol: string): void {
  if (kind !== 'audio' && kind !== 'video') {
    throw new UnusableOffer(422, `Expected audio and video sections only, not ${kind}.`);
  }
  if (PROTOCOL.test(protocol)) return;
  // What is no transport of media at all is a spelling mistake.
  const status = /RTP\/S?AVPF?$/.test(protocol) ? 422 : 400;
  throw new UnusableOffer(status, `Expected media by UDP/TLS/RTP/SAVPF, not ${protocol}.`);
}

function requireCodec(section: Section, modes?: readonly PacketizationMode[]): Codec {
  const codec = chooseCodec(section, modes);
  if (codec) return codec;
  const names = [...new Set(section.codecs.map(({ encoding }) => encoding.split('/')[0]))];
  const wanted =
    section.kind === 'audio'
      ? 'Opus'
      : `H.264${modes?.length === 1 ? ' in packetization mode 1' : ''}`;
  const offered = names.join(', ') || 'none';
  throw new UnusableOffer(
    422,
    `Expected a codec in common, which is ${wanted} for ${section.kind}; offered: ${offered}.`,
  );
}

/** RFC 9143 10.1.2: in a bundle only the payload type tells what a packet is. */
function requireDistinctTypes(sections: OfferedSection[]): void {
  const types = sections.flatMap(({ chosen }) => chosen?.payloadType ?? []);
  if (new Set(types).size === types.length) return;
  throw new UnusableOffer(422, 'Expected different payload types for audio and video.');
}

function transportOf(description: Description, active: Section[]) {
  const { bundle, isIceLite } = description;
  return { bundle, isIceLite, transport: offeredTransport(description, active) };
}
