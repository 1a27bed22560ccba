import { capturedOffer } from './captured-offer';
import { type Purpose, readOffer } from './offer';
import { writePeerOffer } from './peer-offer';

/** What has been agreed on: of each section its name, direction and codec. */
function agreed(sdp: string, purpose: Purpose) {
  const { sections, transport } = readOffer(sdp, purpose);
  return {
    ufrag: transport.ice?.ufrag,
    formats: sections.map(({ mid, chosen }) => [
      mid,
      chosen && `${chosen.payloadType} ${chosen.encoding} ${chosen.parameters}`.trim(),
    ]),
  };
}

const SETTINGS = {
  chromium: 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f',
  firefox: 'profile-level-id=42e01f;level-asymmetry-allowed=1;packetization-mode=1',
  aiortc: 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f',
  obs: 'profile-level-id=42e01f;packetization-mode=1;level-asymmetry-allowed=1',
};
const CHROMIUM = ['0', '111 opus/48000/2 minptime=10;useinbandfec=1'];
const FIREFOX = ['0', '109 opus/48000/2 maxplaybackrate=48000;stereo=1;useinbandfec=1'];

it.each([
  ['chromium-publish', 'mRdq', [CHROMIUM, ['1', `109 H264/90000 ${SETTINGS.chromium}`]]],
  ['chromium-simulcast', '0K/i', [CHROMIUM, ['1', `109 H264/90000 ${SETTINGS.chromium}`]]],
  ['chromium-voice', expect.any(String), [CHROMIUM]],
  ['chromium-stopped', 'N/J7', [CHROMIUM, ['1', undefined]]],
  ['firefox-publish', '485516e1', [FIREFOX, ['1', `126 H264/90000 ${SETTINGS.firefox}`]]],
  ['firefox-simulcast', '622bd3af', [FIREFOX, ['1', `126 H264/90000 ${SETTINGS.firefox}`]]],
  ['firefox-voice', 'bfd1bf77', [FIREFOX]],
  ['firefox-stopped', 'cf6c81c9', [FIREFOX, [undefined, undefined]]],
  [
    'aiortc-publish',
    'T3bG',
    [
      ['0', '96 opus/48000/2'],
      ['1', `101 H264/90000 ${SETTINGS.aiortc}`],
    ],
  ],
  [
    'kurento-publish',
    'Lq7e',
    [
      ['audio0', '96 opus/48000/2'],
      ['video0', '103 H264/90000'],
    ],
  ],
  [
    'obs-publish',
    'jyB5',
    [
      [
        '0',
        '111 opus/48000/2 minptime=10;maxaveragebitrate=96000;stereo=1;sprop-stereo=1;useinbandfec=1',
      ],
      ['1', `96 H264/90000 ${SETTINGS.obs}`],
    ],
  ],
])('understands who wants to send: %s', (name, ufrag, formats) => {
  expect(agreed(capturedOffer(name), 'publish')).toEqual({ ufrag, formats });
});

it.each([
  ['chromium-watch', 'gv29', [CHROMIUM, ['1', `109 H264/90000 ${SETTINGS.chromium}`]]],
  ['firefox-watch', 'ae77d228', [FIREFOX, ['1', `126 H264/90000 ${SETTINGS.firefox}`]]],
])('understands who wants to receive: %s', (name, ufrag, formats) => {
  expect(agreed(capturedOffer(name), 'watch')).toEqual({ ufrag, formats });
});

it('hands on to the peer only what is agreed on, in one form', () => {
  const offer = readOffer(capturedOffer('obs-publish'), 'publish');
  const transport = [
    'a=ice-ufrag:jyB5',
    'a=ice-pwd:gkpVFGFd2hUPaJCvYVyZHr',
    'a=fingerprint:sha-256 E3:5D:1B:72:94:0F:C6:38:AD:61:BE:27:50:9A:F4:8C:13:76:D8:45:2E:B9:0B:67:FA:81:3C:E5:92:4D:A0:19',
    'a=setup:actpass',
    'a=candidate:1 1 UDP 2122317823 192.168.1.13 49720 typ host',
  ];
  const section = (mid: string, formats: string[], ids: string[]) => [
    ...['c=IN IP4 0.0.0.0', `a=mid:${mid}`, 'a=sendonly', 'a=rtcp:9 IN IP4 0.0.0.0', 'a=rtcp-mux'],
    ...[...transport, ids[0], ...formats, ids[1]],
  ];
  const audio = [
    'a=rtpmap:111 opus/48000/2',
    'a=fmtp:111 minptime=10;maxaveragebitrate=96000;stereo=1;sprop-stereo=1;useinbandfec=1',
  ];
  const video = [
    'a=rtpmap:96 H264/90000',
    'a=rtcp-fb:96 nack',
    'a=rtcp-fb:96 nack pli',
    `a=fmtp:96 ${SETTINGS.obs}`,
  ];
  const [audioIds, videoIds] = (['audio', 'video'] as const).map((kind, index) => [
    `a=msid:ZKmLGhuGGzCaqHNW ZKmLGhuGGzCaqHNW-${kind}`,
    `a=ssrc:137947410${4 + index} cname:8VUJVtrWTq9vdyZo`,
  ]);
  expect(writePeerOffer(offer).split('\r\n')).toEqual([
    ...['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0 1'],
    ...['a=msid-semantic:WMS *', 'm=audio 9 UDP/TLS/RTP/SAVPF 111'],
    ...section('0', audio, audioIds ?? []),
    'm=video 9 UDP/TLS/RTP/SAVPF 96',
    ...section('1', video, videoIds ?? []),
    '',
  ]);
});

it.each(['chromium-publish', 'firefox-publish', 'firefox-watch', 'kurento-publish'])(
  'lets the peer wait to be called, as RFC 8863 asks: %s',
  (name) => {
    const purpose = name.endsWith('watch') ? 'watch' : 'publish';
    const sdp = writePeerOffer(readOffer(capturedOffer(name), purpose));
    expect(sdp).not.toMatch(/end-of-candidates|\.local|TCP|typ srflx/);
  },
);

/** The offer of Chromium that only speaks, changed line by line. */
const voice = (change: (line: string) => string | string[]) =>
  capturedOffer('chromium-voice').split('\r\n').flatMap(change).join('\r\n');
const both = (change: (line: string) => string | string[]) =>
  capturedOffer('chromium-publish').split('\r\n').flatMap(change).join('\r\n');
const isDirection = (line: string) => /^a=(?:sendrecv|sendonly|recvonly|inactive)$/.test(line);

describe('defaults', () => {
  it('takes a section without a direction for sendrecv (RFC 8866 6.7)', () => {
    const silent = both((line) => (isDirection(line) ? [] : line));
    expect(readOffer(silent, 'publish').media).toEqual({ audio: true, video: true });
    expect(readOffer(silent, 'watch').media).toEqual({ audio: true, video: true });
  });

  it('takes the session’s direction for that of its sections, unless they have their own', () => {
    const atSession = (direction: string) =>
      both((line) => {
        if (line === 't=0 0') return [line, `a=${direction}`];
        return isDirection(line) ? [] : line;
      });
    expect(readOffer(atSession('sendonly'), 'publish').media).toEqual({ audio: true, video: true });
    expect(() => readOffer(atSession('recvonly'), 'publish')).toThrow(
      'Expected sections that send.',
    );
    const own = both((line) => (line === 't=0 0' ? [line, 'a=recvonly'] : line));
    expect(readOffer(own, 'publish').media).toEqual({ audio: true, video: true });
  });

  it('takes an offer without a=setup for active (RFC 4145 4)', () => {
    const silent = voice((line) => (line.startsWith('a=setup') ? [] : line));
    expect(readOffer(silent, 'publish').transport.setup).toBe('active');
  });

  it('takes ICE, fingerprint and setup from the session, unless a section has its own', () => {
    const moved = voice((line) => (/^a=(?:ice-|fingerprint|setup)/.test(line) ? [] : line));
    const session = ['a=ice-ufrag:abcd', `a=ice-pwd:${'p'.repeat(22)}`, 'a=setup:passive'];
    const fingerprint = 'a=fingerprint:sha-1 AA:BB';
    const atSession = moved.replace('t=0 0', ['t=0 0', ...session, fingerprint].join('\r\n'));
    expect(readOffer(atSession, 'publish').transport).toMatchObject({
      ice: { ufrag: 'abcd', password: 'p'.repeat(22) },
      fingerprints: ['sha-1 AA:BB'],
      setup: 'passive',
    });
  });
});

it('takes the transport from the section that the bundle names first (RFC 9143 7.3.1)', () => {
  const turned = capturedOffer('aiortc-publish').replace('BUNDLE 0 1', 'BUNDLE 1 0');
  expect(readOffer(turned, 'publish').transport.ice?.ufrag).toBe('u8Wd');
  const taken = turned.replace('m=video 41239', 'm=video 0');
  expect(readOffer(taken, 'publish').transport.ice?.ufrag).toBe('T3bG');
});

it('lets a section have no port of its own, if it is one of a bundle (RFC 9143 6)', () => {
  const bundleOnly = both((line) => {
    if (line.startsWith('m=video 9')) return line.replace('9', '0');
    return line === 'a=mid:1' ? [line, 'a=bundle-only'] : line;
  });
  expect(readOffer(bundleOnly, 'publish').media).toEqual({ audio: true, video: true });
});

it('needs no bundle for one section, whether it has a name or not', () => {
  const alone = voice((line) => (/^a=(?:group|mid)/.test(line) ? [] : line));
  expect(readOffer(alone, 'publish')).toMatchObject({ bundle: undefined, media: { audio: true } });
});

it('counts an inactive section as not sent', () => {
  const sections = capturedOffer('chromium-publish').split('m=video');
  const muted = [sections[0], sections[1]?.replace('a=sendonly', 'a=inactive')].join('m=video');
  expect(readOffer(muted, 'publish').media).toEqual({ audio: true, video: false });
});

it.each([
  ['mode 0 alone', 'a=fmtp:109 packetization-mode=0;profile-level-id=42e01f', '109'],
  ['mode 0 by default', 'a=fmtp:109 profile-level-id=42e01f', '109'],
  ['no parameters at all', undefined, '109'],
  ['names in other letters', 'a=fmtp:109 Profile-Level-Id=42E01F; Packetization-Mode=1', '109'],
])('agrees on H.264 in %s (RFC 6184 6.2)', (_label, fmtp, type) => {
  const others = /^a=(?:rtpmap|fmtp|rtcp-fb):(?!109|111)/;
  const single = both((line) => {
    if (line.startsWith('a=fmtp:109')) return fmtp ?? [];
    return others.test(line) ? [] : line;
  });
  const [, video] = readOffer(single, 'publish').sections;
  expect(video?.chosen).toMatchObject({ payloadType: type, encoding: 'H264/90000' });
});

it.each([
  ['42e01f', '4d001f', '42e01f'],
  ['42c01f', '42001f', '42c01f'],
  ['4d801f', '640c1f', '4d801f'],
])('prefers constrained baseline, which is %s beside %s (RFC 6184 8.1)', (id, other, expected) => {
  const line = (type: number, profile: string) => [
    `a=rtpmap:${type} H264/90000`,
    `a=fmtp:${type} packetization-mode=1;profile-level-id=${profile}`,
  ];
  const sections = capturedOffer('chromium-publish').split('m=video');
  const common = sections[1]
    ?.split('\r\n')
    .filter((text) => !/^a=(?:rtpmap|fmtp|rtcp-fb)/.test(text));
  const video = [...(common ?? []).filter(Boolean), ...line(96, other), ...line(97, id), ''];
  const [, chosen] = readOffer(
    [sections[0], video.join('\r\n')].join('m=video'),
    'publish',
  ).sections;
  expect(chosen?.chosen?.parameters).toContain(expected);
});

it('sends to a viewer in mode 1 only if the viewer takes fragments', () => {
  const mode0 = both((line) =>
    line.replace('packetization-mode=1', 'packetization-mode=0').replace('sendonly', 'recvonly'),
  );
  expect(() => readOffer(mode0, 'watch', ['1'])).toThrow(/H\.264 in packetization mode 1/);
  const [, video] = readOffer(mode0, 'watch', ['1', '0']).sections;
  expect(video?.chosen?.parameters).toContain('packetization-mode=0');
});

const voiceWith = (line: string) => `${capturedOffer('chromium-voice')}${line}\r\n`;
const noCodec = (name: string) => both((line) => (line.includes(`${name}/`) ? [] : line));

it.each<[string, 400 | 422, string, RegExp]>([
  ['no SDP', 400, 'hello', /^Expected SDP/],
  ['nothing', 400, '', /^Expected SDP/],
  ['a line that is none', 400, voiceWith('hello'), /^Expected SDP/],
  ['too many lines', 400, `v=0\r\n${'a=x\r\n'.repeat(2001)}`, /^Expected SDP/],
  ['no media', 400, 'v=0\r\ns=-\r\n', /^Expected audio or video/],
  ['a broken section', 400, voiceWith('m=audio'), /^Expected a media section, not m=audio/],
  ['media of no kind', 400, voice((l) => l.replace('UDP/TLS/RTP/SAVPF', 'X')), /not X/],
  ['no encryption', 422, voice((l) => l.replace('UDP/TLS/RTP/SAVPF', 'RTP/AVP')), /not RTP\/AVP/],
  ['a data channel', 422, capturedOffer('firefox-data'), /not application/],
  [
    'two audio sections',
    422,
    voiceWith(
      capturedOffer('chromium-voice')
        .slice(capturedOffer('chromium-voice').indexOf('m=audio'))
        .trim(),
    ),
    /one audio section/,
  ],
  ['no Opus', 422, noCodec('opus'), /codec in common, which is Opus for audio; offered: red, G722/],
  ['no H.264', 422, noCodec('H264'), /codec in common, which is H\.264 for video; offered: VP8/],
  ['nobody who sends', 422, capturedOffer('chromium-watch'), /sections that send/],
  ['only inactive sections', 422, voice((l) => l.replace('sendonly', 'inactive')), /that send/],
  [
    'a section outside the bundle',
    422,
    both((l) => l.replace('BUNDLE 0 1', 'BUNDLE 0')),
    /one BUNDLE/,
  ],
  [
    'two sections and no bundle',
    422,
    both((l) => (l.startsWith('a=group') ? [] : l)),
    /one BUNDLE/,
  ],
  [
    'one payload type for both',
    422,
    both((l) =>
      l
        .replace(/^(m=video.*|a=\w+[-\w]*:)\b109\b/, '$1111')
        .replace(/^(a=(?:rtpmap|fmtp|rtcp-fb):)109/, '$1111'),
    ),
    /different payload types/,
  ],
  ['no ICE credentials', 400, voice((l) => (l.startsWith('a=ice-ufrag') ? [] : l)), /ice-ufrag/],
  ['a short ICE password', 400, voice((l) => l.replace(/(ice-pwd:.{21}).*/, '$1')), /ice-pwd/],
  ['no fingerprint', 400, voice((l) => (l.startsWith('a=fingerprint') ? [] : l)), /fingerprint/],
  ['an MD5 fingerprint', 400, voice((l) => l.replace('sha-256', 'md5')), /SHA/],
  ['a setup of its own', 400, voice((l) => l.replace('actpass', 'both')), /a=setup/],
  ['holdconn', 422, voice((l) => l.replace('actpass', 'holdconn')), /not holdconn/],
])('refuses %s with %i', (_label, status, sdp, message) => {
  expect(() => readOffer(sdp, 'publish')).toThrow(
    expect.objectContaining({ status, message: expect.stringMatching(message) }),
  );
});

it('refuses a viewer who sends', () => {
  const sdp = capturedOffer('firefox-publish');
  expect(() => readOffer(sdp, 'watch')).toThrow('Expected sections that receive.');
});
