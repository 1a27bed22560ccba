import { snapshotTime } from './video-snapshot';

test.each([
  ['video/snapshot,t_7000,f_jpg,m_fast', 7000],
  ['video/snapshot,m_fast,t_0,f_jpg', 0],
  ['video/snapshot,t_7000,f_jpg,w_0,h_0,m_fast', 7000],
])('%s is a moment of a video', (process, timeMs) => {
  expect(snapshotTime(process)).toBe(timeMs);
});

test.each([
  ['another process', 'image/resize,w_100'],
  ['no moment', 'video/snapshot,f_jpg,m_fast'],
  ['two moments', 'video/snapshot,t_1,t_2,f_jpg,m_fast'],
  ['a moment before the beginning', 'video/snapshot,t_-1,f_jpg,m_fast'],
  ['no format', 'video/snapshot,t_1,m_fast'],
  ['a format that is not imitated', 'video/snapshot,t_1,f_png,m_fast'],
  ['the exact picture, which is not imitated', 'video/snapshot,t_1,f_jpg'],
  ['a size, which is not imitated', 'video/snapshot,t_1,f_jpg,w_100,m_fast'],
  ['an unknown parameter', 'video/snapshot,t_1,f_jpg,m_fast,q_80'],
])('%s is refused', (_, process) => {
  expect(() => snapshotTime(process)).toThrow(expect.objectContaining({ code: 'InvalidArgument' }));
});
