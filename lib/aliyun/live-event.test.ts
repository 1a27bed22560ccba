import fc from 'fast-check';
import type { AppError } from '../errors';
import { liveEvent } from './live-event';

const QUERY = {
  action: 'publish',
  ip: '192.0.2.1',
  id: 'world',
  app: 'example.aliyundoc.com',
  appname: 'liveApp',
  time: '1609220385',
  usrargs: '',
  node: '192.0.2.9',
};

test('reads which stream has begun or ended', () => {
  expect(liveEvent(QUERY)).toMatchObject({ action: 'publish', app: 'liveApp', stream: 'world' });
  expect(liveEvent({ ...QUERY, action: 'publish_done' }).action).toBe('publish_done');
});

test('knows a repeated event again', () => {
  expect(liveEvent(QUERY).id).toBe(liveEvent({ ...QUERY, ip: '192.0.2.77' }).id);
});

test.each([
  { action: 'publish_done' },
  { appname: 'other' },
  { id: 'other' },
  { time: '1609220386' },
  { node: '192.0.2.10' },
])('takes an event with %j for another', (changes) => {
  expect(liveEvent({ ...QUERY, ...changes }).id).not.toBe(liveEvent(QUERY).id);
});

test('makes of any query an event or a clear refusal', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), (query) => {
      try {
        liveEvent(query);
      } catch (error) {
        expect((error as AppError).status).toBe(400);
      }
    }),
  );
});
