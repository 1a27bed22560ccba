import type { ReplayPart } from '../api/types';
import { ReplayPlayer } from './replay-player';

/** What a <video> does, as far as the player asks for it. */
class FakeVideo extends EventTarget {
  readonly HAVE_METADATA = 1;
  readyState = 0;
  videoWidth = 640;
  videoHeight = 360;
  currentTime = 0;
  ended = false;
  #src = '';

  get src(): string {
    return this.#src;
  }

  set src(src: string) {
    this.#src = src;
    Object.assign(this, { readyState: 0, currentTime: 0, ended: false });
  }

  async play(): Promise<void> {
    this.tell('play');
  }

  pause(): void {
    this.tell('pause');
  }

  tell(event: string): void {
    this.dispatchEvent(new Event(event));
  }

  /** The file has come far enough to be shown. */
  loads(): void {
    this.readyState = 4;
    for (const event of ['loadedmetadata', 'loadeddata', 'canplay']) this.tell(event);
  }

  plays(toS: number): void {
    this.currentTime = toS;
    this.tell('timeupdate');
  }

  ends(): void {
    this.ended = true;
    for (const event of ['pause', 'ended']) this.tell(event);
  }
}

const partsOf = (turn: string): ReplayPart[] =>
  ['one', 'two'].map((name) => ({
    startedAt: '2026-11-26T12:00:00.000Z',
    durationMs: 10_000,
    bytes: 1000,
    playUrl: `https://replays.test/${name}?${turn}`,
  }));
const rested = () => new Promise((resolve) => setTimeout(resolve, 0));

let video: FakeVideo;
let player: ReplayPlayer;
let renewals: number;

beforeEach(() => {
  video = new FakeVideo();
  renewals = 0;
  const renew = async () => partsOf(`turn${++renewals}`);
  player = new ReplayPlayer(video as unknown as HTMLVideoElement, partsOf('turn0'), renew);
  video.loads();
});

const isPlaying = () => player.isPlaying.peek();
const positionMs = () => player.positionMs.peek();

test('one file follows the other without a stop, and the last ends the film', () => {
  player.toggle();
  video.plays(9.9);
  expect(positionMs()).toBe(9900);
  video.ends();
  expect(video.src).toContain('/two');
  video.loads();
  video.plays(0.5);
  expect(positionMs()).toBe(10_500);
  expect(isPlaying()).toBe(true);
  video.ends();
  expect([positionMs(), isPlaying()]).toEqual([20_000, false]);
});

test('a film that is over begins again', () => {
  player.seek(20_000);
  video.loads();
  expect(video.src).toContain('/two');
  player.toggle();
  expect(video.src).toContain('/one');
  expect([positionMs(), isPlaying()]).toEqual([0, true]);
});

test('a moment of another file is shown when that has come', () => {
  player.seek(13_000);
  expect([video.src, positionMs()]).toEqual([expect.stringContaining('/two'), 13_000]);
  // What a file that has not come yet says of itself is not where the film is.
  video.tell('timeupdate');
  expect(positionMs()).toBe(13_000);
  video.loads();
  expect(video.currentTime).toBe(3);
  player.seek(12_000);
  expect(video.currentTime).toBe(2);
  player.seek(10_000);
  expect(video.currentTime).toBe(0);
});

test('a file that cannot be read is tried by a new address, where it was, and goes on', async () => {
  player.toggle();
  video.plays(4);
  video.tell('error');
  expect(player.state.peek()).toBe('waiting');
  await rested();
  expect(video.src).toBe('https://replays.test/one?turn1');
  video.loads();
  expect([video.currentTime, isPlaying(), player.state.peek()]).toEqual([4, true, 'ready']);
});

test('what new addresses do not help has failed, until somebody asks again', async () => {
  for (let errors = 0; errors < 3; errors++) {
    video.tell('error');
    await rested();
    // It may begin well, and still not be read to where it was.
    if (errors < 2) video.loads();
  }
  expect([player.state.peek(), renewals]).toEqual(['failed', 2]);
  player.retry();
  await rested();
  video.loads();
  expect([player.state.peek(), renewals]).toEqual(['ready', 3]);
});

test('a film without a picture has no shape, and one that is held upright is portrait', () => {
  expect(player.shape.peek()).toBe('landscape');
  Object.assign(video, { videoWidth: 360, videoHeight: 640 });
  player.seek(13_000);
  video.loads();
  expect(player.shape.peek()).toBe('portrait');
  Object.assign(video, { videoWidth: 0, videoHeight: 0 });
  player.seek(1000);
  video.loads();
  expect(player.shape.peek()).toBeUndefined();
});
