import { PictureEncoder } from '../local/synthetic/picture-encoder';
import { TONE_PACKET_SAMPLES, ToneEncoder } from '../local/synthetic/tone-encoder';
import { CameraPicture } from './camera-picture';

/** The picture that somebody sends. */
export interface Input {
  width: number;
  height: number;
  fps: number;
}

export const INPUT: Input = { width: 640, height: 360, fps: 15 };
export const SAMPLE_RATE = 48_000;
export const SOUND_PACKETS_PER_SECOND = SAMPLE_RATE / TONE_PACKET_SAMPLES;
/** It is played again and again; the first picture is a keyframe. */
const LOOP_SECONDS = 2;

/** What one person sends: H.264 pictures and Opus packets. */
export interface Sent {
  pictures: Buffer[];
  sounds: Buffer[];
}

/** What so many people send, each in their own colour and tone. */
export function mixMaterial(people: number, input: Input): Sent[] {
  return Array.from({ length: people }, (_, index) => {
    const color = { r: 25 * index, g: 255 - 25 * index, b: 128 };
    const picture = new CameraPicture({ ...input, color, name: `Person ${index}` }, index);
    const pictures = new PictureEncoder(input);
    const sounds = new ToneEncoder(300 + 130 * index);
    return {
      pictures: Array.from({ length: LOOP_SECONDS * input.fps }, (_, at) =>
        pictures.encode(picture.at(new Date((at * 1000) / input.fps)), { keyframe: at === 0 }),
      ),
      sounds: Array.from({ length: LOOP_SECONDS * SOUND_PACKETS_PER_SECOND }, () => sounds.next()),
    };
  });
}
