import { isIPv4 } from 'node:net';
import type { Description, Section, Transport } from './description';
import { UnusableOffer } from './unusable-offer';

/** RFC 8122 5 without those that are broken. */
const FINGERPRINT = /^sha-(?:1|224|256|384|512) [0-9a-f]{2}(?::[0-9a-f]{2})+$/i;
/** RFC 8839 5.4 */
const UFRAG = /^[A-Za-z0-9+/=_-]{4,256}$/;
const PASSWORD = /^[A-Za-z0-9+/=_-]{22,256}$/;

/** RFC 8839 5.1, for the component that RTP and RTCP share. */
const CANDIDATE =
  /^[A-Za-z0-9+/]{1,32} 1 udp \d{1,10} (\S+) \d{1,5} typ (?:host|srflx|prflx|relay)/i;

/**
 * How the media of an offer travel, as one bundle: the sections may each say something else, and
 * the one that the group names first counts (RFC 9143 7.3.1). Throws `UnusableOffer`.
 */
export function offeredTransport({ bundle }: Description, active: Section[]): Transport {
  const { ice, fingerprints, setup, candidates } = taggedSection(bundle, active).transport;
  if (!ice || !UFRAG.test(ice.ufrag) || !PASSWORD.test(ice.password)) {
    throw new UnusableOffer(400, 'Expected a=ice-ufrag and a=ice-pwd.');
  }
  const known = fingerprints.filter((fingerprint) => FINGERPRINT.test(fingerprint));
  if (known.length === 0) throw new UnusableOffer(400, 'Expected a=fingerprint with a SHA hash.');
  if (setup === 'holdconn') {
    throw new UnusableOffer(422, 'Expected a=setup:actpass, active or passive, not holdconn.');
  }
  return { ice, fingerprints: known, setup, candidates: candidates.flatMap(reachable) };
}

function taggedSection(bundle: string[] | undefined, active: Section[]): Section {
  const [first] = active;
  const isBundled = ({ mid }: Section) => mid !== undefined && bundle?.includes(mid);
  const isAlone = !bundle && active.length === 1;
  // RFC 9725 4.4.1: there is one transport for all.
  if (!isAlone && !active.every(isBundled)) {
    throw new UnusableOffer(422, 'Expected all sections in one BUNDLE group.');
  }
  const tagged = bundle?.flatMap((mid) => active.filter((section) => section.mid === mid))[0];
  const section = tagged ?? first;
  if (!section) throw new UnusableOffer(400, 'Expected audio or video.');
  return section;
}

/**
 * The candidate if the sockets here, which are of IPv4 and UDP, can send there. Names (`.local`, by which
 * browsers hide addresses) need no looking up, which would open port 5353: as the others, their
 * owner calls first and thereby shows its address (RFC 9725 4.3.2: discarded silently;
 * https://datatracker.ietf.org/doc/html/draft-ietf-mmusic-mdns-ice-candidates).
 */
function reachable(candidate: string): string[] {
  const [known, address = ''] = CANDIDATE.exec(candidate) ?? [];
  return known !== undefined && isIPv4(address) ? [known] : [];
}
