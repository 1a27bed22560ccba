import { narrowOffer } from './offer';

const SESSION = ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0 1'];
const AUDIO = [
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63 0',
  'a=mid:0',
  'a=sendonly',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'a=rtpmap:63 red/48000/2',
  'a=rtpmap:0 PCMU/8000',
];
const VIDEO = [
  'm=video 9 UDP/TLS/RTP/SAVPF 96 102 103 106',
  'a=mid:1',
  'a=sendonly',
  'a=rtpmap:96 VP8/90000',
  'a=rtpmap:102 H264/90000',
  'a=rtcp-fb:102 nack pli',
  'a=fmtp:102 packetization-mode=1;profile-level-id=42001f',
  'a=rtpmap:103 H264/90000',
  'a=fmtp:103 packetization-mode=0;profile-level-id=42e01f',
  'a=rtpmap:106 H264/90000',
  'a=rtcp-fb:106 nack pli',
  'a=fmtp:106 packetization-mode=1;profile-level-id=42e01f',
];
const offer = (...lines: string[][]) => lines.flat().join('\r\n');

it('keeps Opus and constrained baseline H.264 in packetization mode 1 of a browser’s offer', () => {
  const { sdp, media } = narrowOffer(offer(SESSION, AUDIO, VIDEO));
  expect(media).toEqual({ audio: true, video: true });
  expect(sdp.split('\r\n')).toEqual([
    ...SESSION,
    'm=audio 9 UDP/TLS/RTP/SAVPF 111',
    ...AUDIO.slice(1, 5),
    'm=video 9 UDP/TLS/RTP/SAVPF 106',
    'a=mid:1',
    'a=sendonly',
    ...VIDEO.slice(-3),
  ]);
});

it('leaves out addresses that a browser hides, and keeps those that it tells', () => {
  const hidden = 'a=candidate:1 1 udp 2113937151 4554ba08-1.local 59907 typ host generation 0';
  const told = 'a=candidate:2 1 udp 2113937151 127.0.0.1 59908 typ host generation 0';
  const { sdp } = narrowOffer(offer(SESSION, [...AUDIO, hidden, told]));
  expect(sdp).toContain(told);
  expect(sdp).not.toContain('.local');
});

it('counts an inactive section as not sent', () => {
  const inactive = VIDEO.map((line) => line.replace('sendonly', 'inactive'));
  expect(narrowOffer(offer(SESSION, AUDIO, inactive)).media).toEqual({ audio: true, video: false });
});

it.each([
  ['no media', offer(SESSION)],
  ['no H.264', offer(SESSION, VIDEO.slice(0, 4))],
  ['two audio sections', offer(SESSION, AUDIO, AUDIO)],
  ['a data channel', offer(SESSION, AUDIO, ['m=application 9 UDP/DTLS/SCTP webrtc-datachannel'])],
  ['no SDP', 'hello'],
])('refuses %s', (_label, sdp) => {
  expect(() => narrowOffer(sdp)).toThrow(/^Expected /);
});
