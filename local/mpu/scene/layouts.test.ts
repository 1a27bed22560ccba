import { layoutById } from './layouts';

// https://help.aliyun.com/document_detail/109587.html
it.each([
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 2],
  [5, 3],
  [6, 4],
  [7, 5],
  [8, 6],
  [9, 7],
  [10, 8],
  [11, 9],
  [13, 2],
])('layout %i has %i panes, all within the picture', (id, panes) => {
  const layout = layoutById(id) ?? [];
  expect(layout).toHaveLength(panes);
  for (const { x, y, width, height } of layout) {
    expect(x + width).toBeLessThanOrEqual(1);
    expect(y + height).toBeLessThanOrEqual(1);
  }
});

it('has no layout 12', () => {
  expect(layoutById(12)).toBeUndefined();
});

it('counts panes from the top left, row by row', () => {
  expect(layoutById(8)?.map(({ x, y }) => [x, y])).toEqual([
    [0.00625, 0.1718],
    [0.3375, 0.1718],
    [0.6688, 0.1718],
    [0.00625, 0.5031],
    [0.3375, 0.5031],
    [0.6688, 0.5031],
  ]);
});

it('puts the small pane of picture-in-picture in front', () => {
  for (const id of [3, 4]) expect(layoutById(id)?.map(({ zOrder }) => zOrder)).toEqual([0, 1]);
});

it('splits layout 13 into two full-height halves', () => {
  expect(layoutById(13)).toEqual([
    { x: 0, y: 0, width: 0.5, height: 1, zOrder: 0 },
    { x: 0.5, y: 0, width: 0.5, height: 1, zOrder: 0 },
  ]);
});
