import type { Codec, Description, Section } from './description';
import type { Offer, OfferedSection } from './offer';
import { peerMid } from './peer-offer';
import { readDescription } from './read-description';
import { writeDescription } from './write-description';

/** Our own peer has answered something else than it was asked. */
export class WrongAnswer extends Error {}

/**
 * Makes the answer to an offer from what our own peer has answered: with a section for each that
 * was offered (RFC 3264 6), named as the offer names it (RFC 5888 9), and with the formats of the
 * offer. `withHints` may add parameters to a format. Throws `WrongAnswer` rather than let an answer
 * out that does not fit its offer.
 */
export function writeAnswer(
  offer: Offer,
  peerAnswer: string,
  withHints: (codec: Codec) => Codec = (codec) => codec,
): string {
  const answered = readDescription(peerAnswer);
  const sections = offer.sections.map((section, index) => {
    if (!section.chosen) return declined(section);
    const own = answered.sections.find(({ mid }) => mid === peerMid(index));
    return {
      ...checked(own, section, offer),
      mid: section.mid,
      codecs: [withHints(section.chosen)],
    };
  });
  // RFC 9143 7.3.3: a section that is declined leaves the group.
  const mids = sections.flatMap(({ port, mid }) => (port === 0 || mid === undefined ? [] : [mid]));
  const bundle = offer.bundle && inOrderOf(offer.bundle, mids);
  return writeDescription({ bundle, isIceLite: false, sections } satisfies Description);
}

function declined(section: OfferedSection): Section {
  return { ...section, port: 0, direction: 'inactive' };
}

/** The peer's section, if it is what the offered one asks for. */
function checked(own: Section | undefined, offered: OfferedSection, offer: Offer): Section {
  const { chosen } = offered;
  const direction = offer.purpose === 'publish' ? 'recvonly' : 'sendonly';
  const { ice, fingerprints, setup, candidates } = own?.transport ?? {};
  const faults = {
    section: own?.kind !== offered.kind || own.port === 0,
    direction: own?.direction !== direction,
    format: own?.formats.join(' ') !== chosen?.payloadType,
    transport: !ice || !fingerprints?.length || !candidates?.length,
    // RFC 8842 5.3: one side is active and the other passive.
    setup: offer.transport.setup === 'active' ? setup !== 'passive' : setup !== 'active',
  };
  const wrong = Object.entries(faults).flatMap(([name, isWrong]) => (isWrong ? [name] : []));
  if (!own || wrong.length > 0) {
    throw new WrongAnswer(
      `The ${offered.kind} section is answered with a wrong ${wrong.join(', ')}.`,
    );
  }
  return { ...own, protocol: offered.protocol };
}

function inOrderOf(bundle: string[], mids: string[]): string[] {
  return bundle.filter((mid) => mids.includes(mid));
}
