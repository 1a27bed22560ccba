import { parseArgs } from 'node:util';
import type { Color } from '../mpu/scene/mix-settings';

/** Who a synthetic participant is and what they send. */
export interface ParticipantOptions {
  whip: string;
  /** The join token, sent as the bearer token. */
  token: string;
  name: string;
  /** `#rrggbb`. */
  color: string;
  /** The frequency of the sine in Hz. */
  tone: number;
  width?: number;
  height?: number;
  fps?: number;
  /** Shows somebody who talks instead of a colour with a tone. */
  face?: boolean;
  /** Shows the bars of a test card. */
  card?: boolean;
  /** False for a participant who only speaks. */
  video?: boolean;
}

/** The options as command-line arguments. */
export function toArguments(options: ParticipantOptions): string[] {
  const { video = true, face = false, card = false, ...valued } = options;
  const flags = Object.entries(valued).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, String(value)],
  );
  const looks = [...(face ? ['--face'] : []), ...(card ? ['--card'] : [])];
  return [...flags, ...(video ? [] : ['--no-video']), ...looks];
}

/** The options from command-line arguments; throws with one clear line if they are unusable. */
export function parseArguments(args: string[]): Required<ParticipantOptions> {
  const { values } = parseArgs({
    args,
    options: {
      whip: { type: 'string' },
      token: { type: 'string' },
      name: { type: 'string', default: 'Guest' },
      color: { type: 'string', default: '#2980b9' },
      tone: { type: 'string', default: '440' },
      width: { type: 'string', default: '640' },
      height: { type: 'string', default: '360' },
      fps: { type: 'string', default: '15' },
      'no-video': { type: 'boolean', default: false },
      face: { type: 'boolean', default: false },
      card: { type: 'boolean', default: false },
    },
  });
  const { whip, token, name, color } = values;
  if (!whip || !token) throw new Error('Expected --whip <url> and --token <bearer>.');
  return {
    whip,
    token,
    name,
    color,
    tone: numberIn(values.tone, 'tone', 20, 20_000),
    width: numberIn(values.width, 'width', 64, 1920),
    height: numberIn(values.height, 'height', 64, 1920),
    fps: numberIn(values.fps, 'fps', 1, 60),
    video: !values['no-video'],
    face: values.face,
    card: values.card,
  };
}

/** `#rrggbb` as a colour; throws if it is anything else. */
export function parseColor(text: string): Color {
  const [, r, g, b] = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text) ?? [];
  if (!r || !g || !b) throw new Error(`Expected a colour like #c0392b; got ${text}.`);
  return { r: Number.parseInt(r, 16), g: Number.parseInt(g, 16), b: Number.parseInt(b, 16) };
}

function numberIn(text: string, name: string, min: number, max: number): number {
  const value = Number(text);
  if (value >= min && value <= max) return value;
  throw new Error(`Expected --${name} between ${min} and ${max}; got ${text}.`);
}
