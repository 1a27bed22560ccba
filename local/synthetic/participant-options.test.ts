import { parseArguments, parseColor, toArguments } from './participant-options';

const OPTIONS = {
  whip: 'http://127.0.0.1/whip',
  token: 't',
  name: 'Host',
  color: '#c0392b',
  tone: 440,
};

it.each([true, false])(
  'survives the way through the command line, with the usual size of a camera',
  (face) => {
    expect(parseArguments(toArguments({ ...OPTIONS, face, card: !face, video: false }))).toEqual({
      ...OPTIONS,
      width: 640,
      height: 360,
      fps: 15,
      video: false,
      face,
      card: !face,
    });
  },
);

it.each([
  [['--token', 't'], /--whip/],
  [['--whip', 'u', '--token', 't', '--fps', '1000'], /--fps between 1 and 60; got 1000/],
])('refuses unusable arguments with one clear line', (args, message) => {
  expect(() => parseArguments(args)).toThrow(message);
});

it('reads colours as the web writes them', () => {
  expect(parseColor('#C0392b')).toEqual({ r: 192, g: 57, b: 43 });
  expect(() => parseColor('red')).toThrow(/Expected a colour like #c0392b; got red/);
});
