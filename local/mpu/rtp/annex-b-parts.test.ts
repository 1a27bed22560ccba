import { parameterSets } from './annex-b-parts';

const part = (type: number, ...more: number[]) => Buffer.from([0, 0, 0, 1, 0x60 | type, ...more]);

test('the parameter sets of a keyframe are found among its parts, in their order', () => {
  const [sps, pps] = [part(7, 1, 0, 0, 3, 1), part(8, 2)];
  expect(parameterSets(Buffer.concat([part(9), sps, pps, part(6), part(5, 9)]))).toEqual(
    Buffer.concat([sps, pps]),
  );
});

test('other pictures have none', () => {
  expect(parameterSets(part(1, 7, 8))).toHaveLength(0);
  expect(parameterSets(Buffer.alloc(0))).toHaveLength(0);
});
