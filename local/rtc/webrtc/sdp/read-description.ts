import { Attributes } from './attributes';
import type { Codec, Description, Direction, Section, Setup, Transport } from './description';
import { UnusableOffer } from './unusable-offer';

/** A browser's offer has two or three hundred. */
const MAX_LINES = 2000;
const DIRECTIONS = ['sendrecv', 'sendonly', 'recvonly', 'inactive'] as const;
const SETUPS = ['actpass', 'active', 'passive', 'holdconn'] as const;

/** Reads SDP; throws `UnusableOffer` (400) if it is none. */
export function readDescription(sdp: string): Description {
  const lines = sdp.split(/\r?\n/).filter((line) => line !== '');
  const isSdp = lines[0] === 'v=0' && lines.every((line) => /^[a-z]=/.test(line));
  if (!isSdp || lines.length > MAX_LINES) throw new UnusableOffer(400, 'Expected SDP.');
  const starts = lines.flatMap((line, index) => (line.startsWith('m=') ? [index] : []));
  const session = new Attributes(lines.slice(0, starts[0]));
  return {
    isIceLite: session.has('ice-lite'),
    bundle: session
      .all('group')
      .map((group) => group.split(' '))
      .find(([semantics]) => semantics === 'BUNDLE')
      ?.slice(1),
    sections: starts.map((start, index) =>
      sectionOf(lines.slice(start, starts[index + 1]), session),
    ),
  };
}

function sectionOf([mLine = '', ...lines]: string[], session: Attributes): Section {
  const [, kind, port, protocol, formats] =
    /^m=(\S+) (\d{1,5})(?:\/\d+)? (\S+) (\S.*)$/.exec(mLine) ?? [];
  if (!kind || !port || !protocol || !formats) {
    throw new UnusableOffer(400, `Expected a media section, not ${mLine.slice(0, 100)}.`);
  }
  const own = new Attributes(lines);
  const payloadTypes = formats.trim().split(/ +/);
  return {
    kind,
    port: Number(port),
    protocol,
    formats: payloadTypes,
    mid: own.get('mid'),
    direction: directionOf(own) ?? directionOf(session) ?? 'sendrecv',
    isBundleOnly: own.has('bundle-only'),
    codecs: payloadTypes.flatMap((payloadType) => codecOf(payloadType, own)),
    ssrcs: own.all('ssrc'),
    msids: own.all('msid'),
    transport: transportOf(own, session),
  };
}

/** RFC 8866 6.7: the session's direction is the sections' default, and sendrecv is the session's. */
function directionOf(attributes: Attributes): Direction | undefined {
  return DIRECTIONS.find((direction) => attributes.has(direction));
}

function codecOf(payloadType: string, own: Attributes): Codec[] {
  const valuesOf = (name: string) =>
    own.all(name).flatMap((line) => {
      const [, type, value] = /^(\S+) +(.*)$/.exec(line) ?? [];
      // RFC 4585 4.2: feedback may be agreed on for all formats at once.
      return value !== undefined && (type === payloadType || type === '*') ? [value] : [];
    });
  const [encoding] = valuesOf('rtpmap');
  if (encoding === undefined) return [];
  const [parameters = ''] = valuesOf('fmtp');
  return [{ payloadType, encoding, parameters, feedback: valuesOf('rtcp-fb') }];
}

/** A section's own values come before the session's (RFC 8839 5.4, RFC 8122 5, RFC 4145 4). */
function transportOf(own: Attributes, session: Attributes): Transport {
  const value = (name: string) => own.get(name) ?? session.get(name);
  const [ufrag, password] = [value('ice-ufrag'), value('ice-pwd')];
  const from = own.has('fingerprint') ? own : session;
  return {
    ice: ufrag && password ? { ufrag, password } : undefined,
    fingerprints: from.all('fingerprint'),
    setup: setupOf(value('setup')),
    candidates: own.all('candidate'),
  };
}

/** RFC 4145 4: an offer without the attribute is active. */
function setupOf(value = 'active'): Setup {
  const setup = SETUPS.find((name) => name === value);
  if (!setup) throw new UnusableOffer(400, `Expected a=setup to be one of ${SETUPS.join(', ')}.`);
  return setup;
}
