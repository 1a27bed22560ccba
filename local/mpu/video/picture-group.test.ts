import { PictureGroup } from './picture-group';

const MEGABYTE = 1024 * 1024;

function picture(timestamp: number, keyframe: boolean, bytes = 1) {
  return { data: Buffer.alloc(bytes), timestamp, keyframe };
}

function timestampsOf(group: PictureGroup): number[] {
  return group.pictures.map(({ timestamp }) => timestamp);
}

it('has the pictures from the last keyframe on', () => {
  const group = new PictureGroup();
  group.push(picture(1, false));
  expect(timestampsOf(group)).toEqual([]);
  for (const [index, keyframe] of [true, false, true, false, false].entries()) {
    group.push(picture(index, keyframe));
  }
  expect(timestampsOf(group)).toEqual([2, 3, 4]);
});

it('has none of a group beyond 8 MB, and begins anew with the next keyframe', () => {
  const group = new PictureGroup();
  group.push(picture(1, true, 5 * MEGABYTE));
  group.push(picture(2, false, 3 * MEGABYTE));
  expect(timestampsOf(group)).toEqual([1, 2]);
  group.push(picture(3, false));
  group.push(picture(4, false));
  expect(timestampsOf(group)).toEqual([]);
  group.push(picture(5, true));
  expect(timestampsOf(group)).toEqual([5]);
});
