import type { Color } from '../mpu/scene/mix-settings';
import { YuvPicture } from '../mpu/video/yuv-picture';
import { mouthAt } from './speech';

const WHITE: Color = { r: 250, g: 248, b: 244 };
const PUPIL: Color = { r: 40, g: 30, b: 26 };
const LIP: Color = { r: 150, g: 62, b: 58 };
/** Skin and hair of the people there are; a name always has the same. */
const LOOKS: readonly (readonly [skin: Color, hair: Color])[] = [
  [
    { r: 238, g: 200, b: 172 },
    { r: 52, g: 38, b: 34 },
  ],
  [
    { r: 222, g: 176, b: 140 },
    { r: 28, g: 26, b: 30 },
  ],
  [
    { r: 178, g: 124, b: 88 },
    { r: 36, g: 28, b: 24 },
  ],
  [
    { r: 244, g: 212, b: 190 },
    { r: 122, g: 74, b: 42 },
  ],
];
const BLINK_EVERY_SECONDS = 3.7;
const BLINK_SECONDS = 0.14;
const SWAY_RADIANS_PER_SECOND = 0.9;

/** A drawn person in front of a wall of one colour, who sways, blinks and talks. */
export class FacePicture {
  readonly #wall: YuvPicture;
  readonly #picture: YuvPicture;
  readonly #skin: Color;
  readonly #hair: Color;
  readonly #shirt: Color;
  readonly #hasLongHair: boolean;

  constructor(options: { width: number; height: number; color: Color; name: string }) {
    const { width, height, color, name } = options;
    this.#wall = drawWall(width, height, color);
    this.#picture = new YuvPicture(width, height);
    const code = [...name].reduce((sum, letter) => 3 * sum + (letter.codePointAt(0) ?? 0), 0);
    const [skin, hair] = LOOKS[code % LOOKS.length] ?? [WHITE, PUPIL];
    this.#skin = skin;
    this.#hair = hair;
    this.#hasLongHair = code % 2 === 1;
    this.#shirt = mixed(color, WHITE, 0.55);
  }

  /** The picture as it looks at this time. */
  at(time: Date): YuvPicture['frame'] {
    const seconds = time.getTime() / 1000;
    const picture = this.#picture;
    picture.makeWritable();
    picture.blit(this.#wall, { x: 0, y: 0 });
    const unit = picture.height / 100;
    const sway = Math.sin(SWAY_RADIANS_PER_SECOND * seconds);
    const x = picture.width / 2 + 2 * unit * sway;
    const y = (52 + 0.8 * Math.cos(2 * SWAY_RADIANS_PER_SECOND * seconds)) * unit;
    if (this.#hasLongHair) this.#drawLongHair(x, y, unit);
    this.#drawBody(x, unit);
    this.#drawHead(x, y, unit);
    this.#drawFace(x + unit * sway, y, unit, seconds);
    return picture.frame;
  }

  #drawLongHair(x: number, y: number, unit: number): void {
    this.#picture.fillEllipse({ x, y: y + 8 * unit, rx: 26 * unit, ry: 36 * unit }, this.#hair);
  }

  #drawBody(x: number, unit: number): void {
    this.#picture.fillEllipse({ x, y: 112 * unit, rx: 40 * unit, ry: 32 * unit }, this.#shirt);
    const shade = mixed(this.#skin, PUPIL, 0.18);
    this.#picture.fillEllipse({ x, y: 80 * unit, rx: 8 * unit, ry: 12 * unit }, shade);
  }

  #drawHead(x: number, y: number, unit: number): void {
    const ellipse = (dx: number, dy: number, rx: number, ry: number, color: Color) =>
      this.#picture.fillEllipse(
        { x: x + dx * unit, y: y + dy * unit, rx: rx * unit, ry: ry * unit },
        color,
      );
    ellipse(0, -6, 22, 27, this.#hair);
    ellipse(-19, 3, 4, 6, this.#skin);
    ellipse(19, 3, 4, 6, this.#skin);
    ellipse(0, 2, 19, 25, this.#skin);
    ellipse(0, -20, 17, 9, this.#hair);
  }

  #drawFace(x: number, y: number, unit: number, seconds: number): void {
    const isBlinking = seconds % BLINK_EVERY_SECONDS < BLINK_SECONDS;
    const shut = mixed(this.#skin, PUPIL, 0.4);
    for (const side of [-1, 1]) {
      const eye = { x: x + 7.5 * side * unit, y: y - unit };
      const browY = y - 6.5 * unit;
      this.#picture.fillEllipse({ ...eye, y: browY, rx: 4 * unit, ry: 0.8 * unit }, this.#hair);
      const ry = (isBlinking ? 0.5 : 2.6) * unit;
      this.#picture.fillEllipse({ ...eye, rx: 3.6 * unit, ry }, isBlinking ? shut : WHITE);
      if (isBlinking) continue;
      this.#picture.fillEllipse({ ...eye, rx: 1.7 * unit, ry: 1.9 * unit }, PUPIL);
    }
    const nose = mixed(this.#skin, PUPIL, 0.14);
    this.#picture.fillEllipse({ x, y: y + 6 * unit, rx: 1.7 * unit, ry: 2.4 * unit }, nose);
    this.#drawMouth(x, y + 13 * unit, unit, mouthAt(seconds));
  }

  /** A smile is what is left of the lips below the skin; an open mouth covers it. */
  #drawMouth(x: number, y: number, unit: number, openness: number): void {
    this.#picture.fillEllipse({ x, y, rx: 7.5 * unit, ry: 5 * unit }, LIP);
    const above = { x, y: y - 2.2 * unit, rx: 8.5 * unit, ry: 5 * unit };
    this.#picture.fillEllipse(above, this.#skin);
    const open = { x, y: y + 2.4 * unit, rx: 5 * unit, ry: (0.8 + 3.4 * openness) * unit };
    this.#picture.fillEllipse(open, LIP);
    for (const side of [-1, 1]) {
      const cheek = { x: x + 13 * side * unit, y: y - 3 * unit, rx: 3.4 * unit, ry: 2.2 * unit };
      this.#picture.fillEllipse(cheek, mixed(this.#skin, LIP, 0.22));
    }
  }
}

/** A wall with a soft light behind the person. */
function drawWall(width: number, height: number, color: Color): YuvPicture {
  const wall = new YuvPicture(width, height);
  const dark = mixed(color, PUPIL, 0.35);
  wall.fill(dark);
  const steps = 24;
  for (let step = 0; step < steps; step++) {
    const size = 1 - step / steps;
    const ellipse = { x: width / 2, y: height * 0.45, rx: width * 0.62 * size, ry: height * size };
    wall.fillEllipse(ellipse, mixed(dark, mixed(color, WHITE, 0.12), step / steps));
  }
  return wall;
}

function mixed(one: Color, other: Color, part: number): Color {
  const between = (a: number, b: number) => Math.round(a + (b - a) * part);
  return { r: between(one.r, other.r), g: between(one.g, other.g), b: between(one.b, other.b) };
}
