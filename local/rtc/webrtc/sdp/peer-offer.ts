import type { Direction, Section } from './description';
import type { Offer, OfferedSection } from './offer';
import { writeDescription } from './write-description';

/** The section with this index is `a=mid:<index>` to the peer, whatever the offer calls it. */
export function peerMid(index: number): string {
  return String(index);
}

/**
 * The offer as our own peer gets it: only what is agreed on, in the one form that the peer takes.
 * It never says that the candidates are complete: a peer that has none left gives up, where it has
 * to wait until it is called (RFC 8863).
 */
export function writePeerOffer({ purpose, sections, transport, isIceLite }: Offer): string {
  const direction = purpose === 'publish' ? 'sendonly' : 'recvonly';
  const agreed = sections.flatMap((section, index) =>
    section.chosen ? [peerSection(section, { direction, mid: peerMid(index) })] : [],
  );
  return writeDescription({
    isIceLite,
    bundle: agreed.map(({ mid = '' }) => mid),
    sections: agreed.map((section) => ({ ...section, transport })),
  });
}

function peerSection(
  section: OfferedSection,
  { direction, mid }: { direction: Direction; mid: string },
): Section {
  const codecs = section.chosen ? [section.chosen] : [];
  return {
    ...section,
    mid,
    direction,
    codecs,
    port: 9,
    protocol: 'UDP/TLS/RTP/SAVPF',
    formats: codecs.map(({ payloadType }) => payloadType),
    // More than the first would be those of repair packets, which are not agreed on.
    ssrcs: section.ssrcs.slice(0, 1),
  };
}
