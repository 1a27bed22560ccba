import { streamKeyOf } from './stream-key';

test('tells streams apart by their address, not by its signature', () => {
  const key = streamKeyOf('https://play.example/live/tea.flv?auth_key=1-2-3');
  expect(streamKeyOf('https://play.example/live/tea.flv?auth_key=4-5-6')).toBe(key);
  expect(streamKeyOf('https://play.example/live/tea_g1.flv?auth_key=1-2-3')).not.toBe(key);
});
