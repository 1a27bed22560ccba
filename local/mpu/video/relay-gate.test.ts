import { RelayGate } from './relay-gate';

const PICTURE_MS = 40;

interface Course {
  pictures: number;
  /** The numbers of those that are keyframes, and of those that meet a congested output. */
  keyframes: number[];
  congested?: number[];
}

/** The numbers of the pictures that were passed on, and at which a keyframe was asked for. */
function courseOf({ pictures, keyframes, congested = [] }: Course) {
  const gate = new RelayGate();
  const course = Array.from({ length: pictures }, (_, number) => {
    const isCongested = congested.includes(number);
    const nowMs = number * PICTURE_MS;
    return { number, ...gate.take({ keyframe: keyframes.includes(number), isCongested, nowMs }) };
  });
  const numbersOf = (kind: 'isPassed' | 'isAsked') =>
    course.filter((picture) => picture[kind]).map(({ number }) => number);
  return { passed: numbersOf('isPassed'), asked: numbersOf('isAsked') };
}

it('passes every picture on from the first keyframe, which it asks for', () => {
  const course = courseOf({ pictures: 5, keyframes: [2] });
  expect(course).toEqual({ passed: [2, 3, 4], asked: [0] });
});

it('asks for a keyframe after two seconds, and then twice a second until there is one', () => {
  const { asked } = courseOf({ pictures: 131, keyframes: [0, 80] });
  expect(asked).toEqual([51, 64, 77]);
});

it('asks at once after a picture was left out, and goes on with the next keyframe', () => {
  const course = courseOf({ pictures: 10, keyframes: [0, 6], congested: [3] });
  expect(course).toEqual({ passed: [0, 1, 2, 6, 7, 8, 9], asked: [3] });
});

it('goes on being broken by a keyframe that is left out itself', () => {
  const course = courseOf({ pictures: 30, keyframes: [0, 4], congested: [3, 4] });
  expect(course).toEqual({ passed: [0, 1, 2], asked: [3, 16, 29] });
});
