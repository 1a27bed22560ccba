import type { Codec, Description, Section } from './description';

/** Writes a description with no more in it than is known. */
export function writeDescription({ bundle, isIceLite, sections }: Description): string {
  const session = [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    ...(bundle ? [`a=group:BUNDLE ${bundle.join(' ')}`] : []),
    ...(isIceLite ? ['a=ice-lite'] : []),
    'a=msid-semantic:WMS *',
  ];
  return [...session, ...sections.flatMap(linesOf), ''].join('\r\n');
}

function linesOf(section: Section): string[] {
  const { kind, port, protocol, formats, mid, direction } = section;
  return [
    `m=${kind} ${port} ${protocol} ${formats.join(' ')}`,
    'c=IN IP4 0.0.0.0',
    ...(mid === undefined ? [] : [`a=mid:${mid}`]),
    `a=${direction}`,
    // A section that is declined has nothing to agree on.
    ...(port === 0 ? [] : agreedLines(section)),
  ];
}

function agreedLines({ codecs, msids, ssrcs, transport }: Section): string[] {
  const { ice, fingerprints, setup, candidates } = transport;
  return [
    'a=rtcp:9 IN IP4 0.0.0.0',
    'a=rtcp-mux',
    ...(ice ? [`a=ice-ufrag:${ice.ufrag}`, `a=ice-pwd:${ice.password}`] : []),
    ...fingerprints.map((fingerprint) => `a=fingerprint:${fingerprint}`),
    `a=setup:${setup}`,
    ...candidates.map((candidate) => `a=candidate:${candidate}`),
    ...msids.map((msid) => `a=msid:${msid}`),
    ...codecs.flatMap(codecLines),
    ...ssrcs.map((ssrc) => `a=ssrc:${ssrc}`),
  ];
}

function codecLines({ payloadType, encoding, parameters, feedback }: Codec): string[] {
  return [
    `a=rtpmap:${payloadType} ${encoding}`,
    ...feedback.map((kind) => `a=rtcp-fb:${payloadType} ${kind}`),
    ...(parameters === '' ? [] : [`a=fmtp:${payloadType} ${parameters}`]),
  ];
}
