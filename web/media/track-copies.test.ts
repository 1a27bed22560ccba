import { copyTrack, stopTrack } from './track-copies';

/** A track as far as it can be copied and stopped. */
class Track {
  readyState: 'live' | 'ended' = 'live';
  readonly copies: Track[] = [];

  clone(): Track {
    const copy = new Track();
    this.copies.push(copy);
    return copy;
  }

  stop(): void {
    this.readyState = 'ended';
  }
}

const newTrack = () => new Track() as unknown as MediaStreamTrack & Track;

test('copies end with the original, so that the device is free for another', () => {
  const camera = newTrack();
  const copies = [copyTrack(camera), copyTrack(camera)];
  stopTrack(camera);
  expect([camera, ...copies].map(({ readyState }) => readyState)).toEqual(Array(3).fill('ended'));
});

test('a copy may end alone', () => {
  const camera = newTrack();
  copyTrack(camera).stop();
  expect(camera.readyState).toBe('live');
});

test('a copy of what has ended has ended', () => {
  const camera = newTrack();
  stopTrack(camera);
  expect(copyTrack(camera).readyState).toBe('ended');
});
