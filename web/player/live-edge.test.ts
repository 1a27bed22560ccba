import { Buffer, followLiveEdge, MIN_BUFFER_S, paceFor } from './live-edge';

describe('the pace', () => {
  it.each([
    ['nothing is ahead', 0, 1],
    ['as much as is wanted is ahead', 0.3, 1],
    ['one picture more is ahead', 0.4, 1],
    ['half a second more is ahead', 0.7, 1.2],
    ['a second more is ahead', 1.3, 1.25],
  ])('when %s', (_, aheadS, rate) => {
    expect(paceFor(aheadS, 0.3)).toEqual({ rate: expect.closeTo(rate, 5) });
  });

  it('is a leap when the audience would see for long what is over', () => {
    expect(paceFor(1.6, 0.3)).toEqual({ skip: true });
  });
});

describe('the buffer', () => {
  it('grows with each stall, up to where more does not help', () => {
    const buffer = new Buffer();
    const sizes = [1, 2, 3, 4, 5].map((nowMs) => {
      buffer.stalled(nowMs);
      return buffer.seconds;
    });
    expect(sizes).toEqual([0.6, 1.2, 2.4, 2.4, 2.4]);
  });

  it('gives back what was too much, half of it every half minute without a stall', () => {
    const buffer = new Buffer();
    buffer.stalled(0);
    buffer.stalled(0);
    const at = (nowMs: number) => {
      buffer.passed(nowMs);
      return buffer.seconds;
    };
    expect([at(29_999), at(30_000), at(30_001), at(60_000), at(90_000)]).toEqual([
      1.2,
      0.6,
      0.6,
      MIN_BUFFER_S,
      MIN_BUFFER_S,
    ]);
  });
});

describe('a video that follows', () => {
  /** As much of a video as is asked: the test says what is loaded. */
  class FakeVideo extends EventTarget {
    currentTime = 10;
    playbackRate = 1;
    paused = false;
    seeking = false;
    loadedUntil = 10;
    get buffered() {
      return { length: 1, start: () => 0, end: () => this.loadedUntil };
    }
  }

  let video: FakeVideo;
  let stop: () => void;

  beforeEach(() => {
    jest.useFakeTimers();
    video = new FakeVideo();
    stop = followLiveEdge(video as unknown as HTMLVideoElement);
  });
  afterEach(() => {
    stop();
    jest.useRealTimers();
  });

  const loaded = (aheadS: number) => {
    video.loadedUntil = video.currentTime + aheadS;
    jest.advanceTimersByTime(200);
  };

  it('plays faster while it is behind, and as usual again when it is not', () => {
    loaded(0.7);
    expect(video.playbackRate).toBeCloseTo(1.2);
    loaded(0.3);
    expect(video.playbackRate).toBe(1);
  });

  it('leaps to the newest picture but for its buffer when it is far behind', () => {
    loaded(5);
    expect(video.currentTime).toBeCloseTo(15 - MIN_BUFFER_S);
  });

  it('leaps once in four seconds at most', () => {
    loaded(5);
    const { currentTime } = video;
    loaded(5);
    expect(video.currentTime).toBe(currentTime);
    jest.advanceTimersByTime(4000);
    expect(video.currentTime).toBeGreaterThan(currentTime);
  });

  it('keeps more after a stall, but not because of the wait for the first picture', () => {
    video.dispatchEvent(new Event('waiting'));
    loaded(0.7);
    expect(video.playbackRate).toBeGreaterThan(1);
    video.dispatchEvent(new Event('playing'));
    video.dispatchEvent(new Event('waiting'));
    loaded(0.7);
    expect(video.playbackRate).toBe(1);
  });

  it('is left alone while it is paused, and once it is not followed any more', () => {
    video.paused = true;
    loaded(5);
    expect(video.currentTime).toBe(10);
    video.paused = false;
    stop();
    loaded(5);
    expect(video.currentTime).toBe(10);
  });
});
