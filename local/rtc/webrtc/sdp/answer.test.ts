import fc from 'fast-check';
import { answerOffer, newPeer } from '../peer';
import { writeAnswer } from './answer';
import { capturedOffer } from './captured-offer';
import type { Description } from './description';
import { type Offer, type Purpose, readOffer } from './offer';
import { readDescription } from './read-description';
import { UnusableOffer } from './unusable-offer';

/** Captured offers, answered by our own peer. */

async function peerAnswerTo(offer: Offer): Promise<string> {
  const peer = newPeer();
  try {
    for (const kind of ['audio', 'video'] as const) {
      const isSent = offer.purpose === 'watch' && offer.media[kind];
      if (isSent) peer.addTransceiver(kind, { direction: 'sendonly' });
    }
    return await answerOffer(peer, offer);
  } finally {
    await peer.close();
  }
}

async function answerTo(sdp: string, purpose: Purpose): Promise<Description> {
  const offer = readOffer(sdp, purpose);
  return readDescription(writeAnswer(offer, await peerAnswerTo(offer)));
}

const summary = ({ sections }: Description) =>
  sections.map(({ kind, port, mid, direction, formats }) =>
    [kind, port, mid, direction, formats.join(' ')].join(' '),
  );

it.each<[string, Purpose, string[], string[]]>([
  ['chromium-publish', 'publish', ['audio 9 0 recvonly 111', 'video 9 1 recvonly 109'], ['0', '1']],
  [
    'chromium-simulcast',
    'publish',
    ['audio 9 0 recvonly 111', 'video 9 1 recvonly 109'],
    ['0', '1'],
  ],
  ['chromium-voice', 'publish', ['audio 9 0 recvonly 111'], ['0']],
  ['chromium-watch', 'watch', ['audio 9 0 sendonly 111', 'video 9 1 sendonly 109'], ['0', '1']],
  ['firefox-publish', 'publish', ['audio 9 0 recvonly 109', 'video 9 1 recvonly 126'], ['0', '1']],
  [
    'firefox-simulcast',
    'publish',
    ['audio 9 0 recvonly 109', 'video 9 1 recvonly 126'],
    ['0', '1'],
  ],
  ['firefox-voice', 'publish', ['audio 9 0 recvonly 109'], ['0']],
  ['firefox-watch', 'watch', ['audio 9 0 sendonly 109', 'video 9 1 sendonly 126'], ['0', '1']],
  ['aiortc-publish', 'publish', ['audio 9 0 recvonly 96', 'video 9 1 recvonly 101'], ['0', '1']],
  [
    'kurento-publish',
    'publish',
    ['audio 9 audio0 recvonly 96', 'video 9 video0 recvonly 103'],
    ['audio0', 'video0'],
  ],
  ['obs-publish', 'publish', ['audio 9 0 recvonly 111', 'video 9 1 recvonly 96'], ['0', '1']],
])('answers %s section by section', async (name, purpose, sections, bundle) => {
  const answer = await answerTo(capturedOffer(name), purpose);
  expect(summary(answer)).toEqual(sections);
  expect(answer.bundle).toEqual(bundle);
  for (const { transport } of answer.sections) {
    expect(transport.setup).toBe('active');
    expect(transport.candidates).toEqual([
      expect.stringMatching(/ udp \d+ 127\.0\.0\.1 \d+ typ host/),
    ]);
  }
});

it.each(['chromium-stopped', 'firefox-stopped'])(
  'declines what %s has taken back, and leaves it out of the bundle (RFC 3264 6)',
  async (name) => {
    const answer = await answerTo(capturedOffer(name), 'publish');
    expect(summary(answer)[1]).toMatch(/^video 0 /);
    expect(answer.bundle).toEqual(['0']);
  },
);

it.each([
  ['active', 'passive'],
  ['passive', 'active'],
  ['actpass', 'active'],
])('answers a=setup:%s with %s (RFC 8842 5.3)', async (offered, answered) => {
  const sdp = capturedOffer('chromium-publish').replaceAll('setup:actpass', `setup:${offered}`);
  const { sections } = await answerTo(sdp, 'publish');
  expect(sections.map(({ transport }) => transport.setup)).toEqual([answered, answered]);
});

it('names no section that the offer does not name, and makes no bundle of it', async () => {
  const alone = capturedOffer('chromium-voice').replace(/a=(?:group|mid):.*\r\n/g, '');
  const answer = await answerTo(alone, 'publish');
  expect(answer).toMatchObject({ bundle: undefined, sections: [{ mid: undefined }] });
});

it('agrees on no feedback that is never given, and on no simulcast', async () => {
  const offer = readOffer(capturedOffer('chromium-simulcast'), 'publish');
  const answer = writeAnswer(offer, await peerAnswerTo(offer));
  const feedback = answer.match(/a=rtcp-fb:.*/g)?.map((line) => line.trim());
  expect(feedback).toEqual(['a=rtcp-fb:109 nack', 'a=rtcp-fb:109 nack pli']);
  expect(answer).not.toMatch(/simulcast|a=rid|extmap/);
});

describe('does not let an answer out', () => {
  const offer = readOffer(capturedOffer('obs-publish'), 'publish');

  it.each([
    ['without a section', 'section', /m=video[\s\S]*/, ''],
    ['that sends where it should receive', 'direction', /a=recvonly/, 'a=sendrecv'],
    ['with a format that was not chosen', 'format', /SAVPF 96/, 'SAVPF 97'],
    ['without a way to its media', 'transport', /a=candidate.*\r\n/g, ''],
    ['by which both sides wait to be called', 'setup', /setup:active/g, 'setup:passive'],
  ])('%s', async (_label, fault, part, replacement) => {
    const broken = (await peerAnswerTo(offer)).replace(part, replacement);
    expect(() => writeAnswer(offer, broken)).toThrow(new RegExp(`wrong .*${fault}`));
  });
});

it('answers or refuses whatever an offer is made of, and never fails', async () => {
  const originals = ['chromium-publish', 'firefox-watch', 'aiortc-publish', 'obs-publish'];
  const pool = originals.flatMap((name) => capturedOffer(name).split('\r\n'));
  const original = fc.constantFrom(...originals).map((name) => capturedOffer(name).split('\r\n'));
  const edit = fc.record({
    at: fc.nat(),
    gone: fc.constantFrom(0, 0, 1, 3),
    added: fc.array(fc.oneof(fc.constantFrom(...pool), fc.stringMatching(/^a=[ -~]{0,20}$/)), {
      maxLength: 2,
    }),
  });
  const edited = fc.tuple(original, fc.array(edit, { maxLength: 4 })).map(([lines, edits]) => {
    const changed = [...lines];
    for (const { at, gone, added } of edits) changed.splice(at % changed.length, gone, ...added);
    return changed.join('\r\n');
  });
  const purpose = fc.constantFrom('publish' as const, 'watch' as const);
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(edited, purpose, async (sdp, wanted) => {
      try {
        const { sections } = await answerTo(sdp, wanted);
        expect(sections).toHaveLength(readDescription(sdp).sections.length);
        answered += 1;
      } catch (error) {
        if (!(error instanceof UnusableOffer)) throw error;
      }
    }),
    { numRuns: 150 },
  );
  expect(answered).toBeGreaterThan(10);
});
