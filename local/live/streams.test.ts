import { EventEmitter } from 'node:events';
import { CallLog } from '../call-log';
import { Clock } from '../clock';
import { LiveStream } from './live-stream';
import { MAX_STREAMS, SILENT_MS, Streams } from './streams';

function open(streams: Streams, name: string) {
  const publisher = { ip: '', args: '', cut: jest.fn() };
  const stream = streams.open('live', name, publisher);
  if (!(stream instanceof LiveStream)) throw new Error(`expected a stream; got ${stream}`);
  return { stream, publisher };
}

test('a clock that is advanced between two pictures cuts no publisher that goes on', () => {
  const clock = new Clock();
  const streams = new Streams(clock, new CallLog(), new EventEmitter());
  const { stream, publisher } = open(streams, 'room-1');
  for (let round = 0; round < 3; round++) {
    clock.advance(SILENT_MS);
    streams.sweep();
    stream.lastDataAtMs = clock.now();
    streams.sweep();
  }
  expect(publisher.cut).not.toHaveBeenCalled();
});

test('a publisher that stays silent is cut', () => {
  const clock = new Clock();
  const streams = new Streams(clock, new CallLog(), new EventEmitter());
  const { publisher } = open(streams, 'room-1');
  clock.advance(SILENT_MS);
  streams.sweep();
  streams.sweep();
  expect(publisher.cut).toHaveBeenCalledTimes(1);
});

test('a push domain has room for so many streams, and for another when one ends', () => {
  const streams = new Streams(new Clock(), new CallLog(), new EventEmitter());
  const { stream } = open(streams, 'room-0');
  for (let index = 1; index < MAX_STREAMS; index++) open(streams, `room-${index}`);
  const publisher = { ip: '', args: '', cut: () => {} };
  expect(streams.open('live', 'one-more', publisher)).toBe('full');
  streams.close(stream);
  expect(streams.open('live', 'one-more', publisher)).toBeInstanceOf(LiveStream);
});
