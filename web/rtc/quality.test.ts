import { qualityBetween, trafficOf } from './quality';

const START = { arrived: 1000, lost: 10, roundTripMs: 40 };
const after = (arrived: number, lost: number, roundTripMs = 40) =>
  qualityBetween(START, { arrived: 1000 + arrived, lost: 10 + lost, roundTripMs });

test.each([
  ['nothing lost', after(200, 0), 'good'],
  ['one packet of a hundred', after(198, 2), 'good'],
  ['five of a hundred', after(190, 10), 'fair'],
  ['twenty of a hundred', after(160, 40), 'poor'],
  ['a long way', after(200, 0, 300), 'fair'],
  ['a way too long to talk', after(200, 0, 900), 'poor'],
  ['nothing at all', after(0, 0), 'poor'],
  ['packets that were late, not lost', after(200, -5), 'good'],
])('%s is %j', (_, quality, expected) => {
  expect(quality).toBe(expected);
});

test('what was lost before the last reading is forgiven', () => {
  const before = { arrived: 1000, lost: 900, roundTripMs: 40 };
  expect(qualityBetween(before, { ...before, arrived: 1200 })).toBe('good');
});

test('who receives counts what has come, of picture and sound together', () => {
  expect(
    trafficOf([
      { type: 'inbound-rtp', packetsReceived: 100, packetsLost: 1 },
      { type: 'inbound-rtp', packetsReceived: 900, packetsLost: 4 },
      { type: 'candidate-pair', nominated: false, currentRoundTripTime: 2 },
      { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.05 },
      { type: 'remote-outbound-rtp', packetsSent: 1005 },
    ]),
  ).toEqual({ arrived: 1000, lost: 5, roundTripMs: 50 });
});

test('who sends counts what the other end has missed', () => {
  expect(
    trafficOf([
      { type: 'outbound-rtp', packetsSent: 500 },
      { type: 'remote-inbound-rtp', packetsLost: 25, roundTripTime: 0.3 },
    ]),
  ).toEqual({ arrived: 500, lost: 25, roundTripMs: 300 });
});
