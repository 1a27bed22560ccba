import type { Codec, Section } from './description';

/** RFC 6184 6: single NAL units, or also aggregated and fragmented ones. */
export type PacketizationMode = '0' | '1';

/** What a peer here sends back about a format: that packets are lost, and that a picture is. */
const FEEDBACK = new Set(['nack', 'nack pli']);
/** RFC 6184 8.1: the baseline profile at level 1. */
const DEFAULT_PROFILE = '42000a';

/**
 * The one codec of a section that every publisher, subscriber and mixer here can take, as media are
 * never re-encoded: Opus, or H.264, in packetization mode 1 and constrained baseline if there is a
 * choice. Undefined if the section has none of them.
 */
export function chooseCodec(
  section: Section,
  modes: readonly PacketizationMode[] = ['1', '0'],
): Codec | undefined {
  const codec = section.kind === 'audio' ? opusOf(section) : h264Of(section, modes);
  return codec && { ...codec, feedback: codec.feedback.filter((kind) => FEEDBACK.has(kind)) };
}

/** The mode of an H.264 format; 0 is the default, which all receivers support (RFC 6184 6.2, 8.1). */
export function packetizationModeOf({ parameters }: Codec): string {
  return parameter(parameters, 'packetization-mode') ?? '0';
}

function opusOf({ codecs }: Section): Codec | undefined {
  return codecs.find(({ encoding }) => /^opus\/48000/i.test(encoding));
}

function h264Of({ codecs }: Section, modes: readonly PacketizationMode[]): Codec | undefined {
  const formats = codecs.filter(({ encoding }) => /^h264\/90000$/i.test(encoding));
  const candidates = modes.flatMap((mode) =>
    formats.filter((codec) => packetizationModeOf(codec) === mode),
  );
  const [best] = candidates;
  if (!best) return undefined;
  const sameMode = candidates.filter(
    (codec) => packetizationModeOf(codec) === packetizationModeOf(best),
  );
  return sameMode.find(isConstrainedBaseline) ?? best;
}

/** RFC 6184 8.1, Table 5: what a profile-level-id says, of which the first bytes count. */
function isConstrainedBaseline({ parameters }: Codec): boolean {
  const id = parameter(parameters, 'profile-level-id') ?? DEFAULT_PROFILE;
  const [profile, constraints] = [
    Number.parseInt(id.slice(0, 2), 16),
    Number.parseInt(id.slice(2, 4), 16),
  ];
  const isSet = (bit: number) => (constraints & bit) !== 0;
  if (profile === 0x42) return isSet(0x40);
  if (profile === 0x4d) return isSet(0x80);
  return profile === 0x58 && isSet(0x80) && isSet(0x40);
}

/** A format's parameter; their names are of any case (RFC 8866 6.15, RFC 4855). */
function parameter(parameters: string, name: string): string | undefined {
  const pairs = parameters.split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([key]) => key?.toLowerCase() === name)?.[1]?.trim();
}
