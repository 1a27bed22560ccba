import { type MixRequest, mixParams } from '../model/layout';
import { UNSHOWABLE } from './unshowable';

test('the Live API has no title, no watermark, no names and no colour behind the panes', () => {
  const cannotShow = (request: MixRequest) => UNSHOWABLE.live(mixParams(request));
  expect(cannotShow({ watermark: { text: 'Gala' } })).toEqual(['watermark']);
  expect(cannotShow({ namePlates: true })).toEqual(['namePlates']);
  expect(cannotShow({ backgroundColor: '#FF0000' })).toEqual(['backgroundColor']);
  expect(cannotShow({ watermark: null, namePlates: false, backgroundColor: '#000000' })).toEqual(
    [],
  );
  expect(UNSHOWABLE.live({ namePlates: false })).toEqual([]);
});

test('panes at places of one’s own are layouts that the RTC API would need beforehand', () => {
  const whole = { x: 0, y: 0, width: 1, height: 1 };
  expect(UNSHOWABLE.rtc(mixParams({ panes: [whole] }))).toEqual(['panes']);
  expect(UNSHOWABLE.rtc(mixParams({ panes: ['host'], watermark: { text: 'Gala' } }))).toEqual([]);
});
