import { StreamPlayer } from './stream-player';

// A browser without Media Source Extensions, such as an iPhone: it plays HLS by itself.
jest.mock('mpegts.js', () => ({
  __esModule: true,
  default: {
    LoggingControl: { applyConfig: () => undefined },
    getFeatureList: () => ({ mseLivePlayback: false }),
  },
}));

/** As much of a <video> as is asked; without a click it may refuse to play. */
class FakeVideo extends EventTarget {
  src = '';
  currentTime = 0;
  paused = true;
  readonly buffered = { length: 0 };
  refusal: Error | undefined = new DOMException('A click first.', 'NotAllowedError');
  attempts = 0;

  canPlayType(): string {
    return 'maybe';
  }

  removeAttribute(): void {
    this.src = '';
  }

  load(): void {}

  async play(): Promise<void> {
    this.attempts += 1;
    if (this.refusal) throw this.refusal;
    this.paused = false;
  }
}

const playUrls = { rtmp: '', flv: 'https://live.test/tea.flv', hls: 'https://live.test/tea.m3u8' };
let video: FakeVideo;
let player: StreamPlayer;

beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(globalThis, { document: { hidden: false } });
  video = new FakeVideo();
  const element = video as unknown as HTMLVideoElement;
  player = new StreamPlayer(element, { kind: 'video', playUrls }, () => undefined);
});
afterEach(async () => {
  player.stop();
  await passes(0);
  Reflect.deleteProperty(globalThis, 'document');
  jest.useRealTimers();
});

const passes = (ms: number) => jest.advanceTimersByTimeAsync(ms);

test('a browser that wants a click has all the time for it, and then plays', async () => {
  void player.start();
  await passes(60_000);
  expect([player.needsClick.value, player.state.value, video.attempts]).toEqual([
    true,
    'waiting',
    1,
  ]);
  video.refusal = undefined;
  player.play();
  await passes(0);
  video.dispatchEvent(new Event('loadeddata'));
  await passes(0);
  expect([player.needsClick.value, player.state.value]).toEqual([false, 'playing']);
});

test('a click that does not help leaves the next one to be asked for', async () => {
  void player.start();
  await passes(0);
  player.play();
  await passes(0);
  expect(player.needsClick.value).toBe(true);
});

test('a stream that does not come for another reason is asked for again', async () => {
  video.refusal = new DOMException('Another address.', 'AbortError');
  void player.start();
  await passes(11_000);
  expect([player.needsClick.value, video.attempts]).toEqual([false, 2]);
});

test('a player that is stopped while it waits for a click lets go of the picture', async () => {
  void player.start();
  await passes(0);
  expect(video.src).toBe(playUrls.hls);
  player.stop();
  await passes(0);
  expect(video.src).toBe('');
});

describe('a picture that the system has paused', () => {
  beforeEach(async () => {
    video.refusal = undefined;
    void player.start();
    await passes(0);
    video.dispatchEvent(new Event('loadeddata'));
    await passes(0);
    video.paused = true;
  });

  test('can be played by a click', async () => {
    await passes(500);
    expect([player.needsClick.value, video.attempts]).toEqual([true, 1]);
    player.play();
    await passes(500);
    expect([player.needsClick.value, video.paused]).toEqual([false, false]);
  });

  test('goes on when the page is seen again', async () => {
    Object.assign(document, { hidden: true });
    await passes(60_000);
    expect([player.needsClick.value, video.attempts]).toEqual([false, 1]);
    Object.assign(document, { hidden: false });
    await passes(500);
    expect([player.needsClick.value, video.paused]).toEqual([false, false]);
  });

  test('wants a click where the browser does not let it go on', async () => {
    Object.assign(document, { hidden: true });
    await passes(1000);
    video.refusal = new DOMException('A click first.', 'NotAllowedError');
    Object.assign(document, { hidden: false });
    await passes(500);
    expect(player.needsClick.value).toBe(true);
  });

  test('asks for no click once something else has played it', async () => {
    await passes(500);
    video.paused = false;
    await passes(500);
    expect(player.needsClick.value).toBe(false);
  });
});
