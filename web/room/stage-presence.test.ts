import { signal } from '@preact/signals';
import type { LocalMedia } from '../media/local-media';
import { LinkOver, type LinkState, type StageLink } from '../rtc/stage-link';
import { takeStage } from './one-stage';
import { StagePresence } from './stage-presence';

beforeEach(() => {
  const value = { locks: new ExclusiveLocks() };
  Object.defineProperty(globalThis, 'navigator', { value, configurable: true });
  const items = new Map<string, string>();
  const sessionStorage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
  };
  Object.assign(globalThis, { sessionStorage });
});

/** A browser's locks, as far as one name is concerned: https://www.w3.org/TR/web-locks/ */
class ExclusiveLocks {
  #held = Promise.resolve();

  async request(_name: string, { signal }: { signal: AbortSignal }, hold: () => Promise<void>) {
    await Promise.race([this.#held, refusal(signal)]);
    this.#held = hold();
    await this.#held;
  }
}

function refusal(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

/** A link that the test puts out; `endsAtOnce` is a join that fails. */
class ScriptedLink {
  readonly state = signal<LinkState>('idle');
  readonly endedBy = signal<unknown>(undefined);
  published = 0;
  latest: unknown;
  hasLeft = false;
  readonly #endsAtOnce: boolean;
  readonly #joined: Promise<void>;

  constructor(endsAtOnce: boolean, joined: Promise<void>) {
    this.#endsAtOnce = endsAtOnce;
    this.#joined = joined;
  }

  async publish(stream: unknown): Promise<void> {
    this.published += 1;
    this.latest = stream;
    this.state.value = 'connecting';
    await this.#joined;
    if (this.#endsAtOnce) this.end();
    else if (!this.hasLeft) this.state.value = 'connected';
  }

  end(): void {
    this.endedBy.value = new LinkOver('failed');
    this.state.value = 'ended';
  }

  async leave(): Promise<void> {
    this.hasLeft = true;
    this.state.value = 'idle';
    await this.#joined;
  }
}

/**
 * Somebody's presence in the room "tea", and the links that it has made; the first join may fail.
 * It waits for what is `loaded` and `joined`.
 */
function presenceOf(
  userId: string,
  { failsFirst = false, loaded = Promise.resolve(), joined = Promise.resolve() } = {},
) {
  const links: ScriptedLink[] = [];
  const makeLink = () => {
    links.push(new ScriptedLink(failsFirst && links.length === 0, joined));
    return links.at(-1) as unknown as StageLink;
  };
  const stream = signal<MediaStream | undefined>({} as MediaStream);
  const media = { kind: 'voice', stream, isMuted: signal(false), close: jest.fn() };
  const presence = new StagePresence({
    ...{ roomId: 'tea', userId, displayName: userId },
    media: media as unknown as LocalMedia,
    join: () => Promise.reject(new Error('The links of this test need no token.')),
    loadLinks: () => loaded.then(() => makeLink),
  });
  return { presence, links, media };
}

test('whose link has ended goes on stage again with one click', async () => {
  const { presence, links } = presenceOf('ann');
  await presence.enter();
  links[0]?.end();
  await presence.enter();
  expect(presence.problem.value).toBeUndefined();
  expect(presence.state.value).toBe('connected');
});

test('whose join has failed goes on stage again with one click', async () => {
  const { presence } = presenceOf('ann', { failsFirst: true });
  await presence.enter();
  expect(presence.state.value).toBe('ended');
  await presence.enter();
  expect(presence.problem.value).toBeUndefined();
  expect(presence.state.value).toBe('connected');
});

test('another tab may come on stage after the link has ended, and not before', async () => {
  const { presence, links } = presenceOf('ann');
  await presence.enter();
  const come = jest.fn();
  const other = takeStage('tea', 'ann').then(come);
  await new Promise(setImmediate);
  expect(come).not.toHaveBeenCalled();
  links[0]?.end();
  await other;
  expect(come).toHaveBeenCalledWith(expect.objectContaining({ giveBack: expect.any(Function) }));
});

test('another camera does not bring a link back that has ended', async () => {
  const { presence, links, media } = presenceOf('ann');
  await presence.enter();
  media.stream.value = {} as MediaStream;
  expect(links[0]?.published).toBe(2);
  links[0]?.end();
  media.stream.value = {} as MediaStream;
  expect(links[0]?.published).toBe(2);
});

/** Something that the test lets happen. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe.each(['loaded', 'joined'] as const)('before all is %s', (step) => {
  test('who leaves is not on stage, and another tab may come', async () => {
    const { open, opened } = gate();
    const { presence, links } = presenceOf('ann', { [step]: opened });
    const entered = presence.enter();
    await new Promise(setImmediate);
    expect(presence.state.value).toBe('connecting');
    const left = presence.leave();
    expect(presence.state.value).toBe('idle');
    open();
    await Promise.all([entered, left]);
    expect(presence.state.value).toBe('idle');
    expect(presence.wasOnStage).toBe(false);
    expect(links.filter(({ hasLeft }) => !hasLeft)).toEqual([]);
    expect(await takeStage('tea', 'ann')).toBeDefined();
  });

  test('who turns the camera off sends what is there then', async () => {
    const { open, opened } = gate();
    const { presence, links, media } = presenceOf('ann', { [step]: opened });
    const entered = presence.enter();
    await new Promise(setImmediate);
    const voice = {} as MediaStream;
    media.stream.value = voice;
    open();
    await entered;
    expect(links[0]?.latest).toBe(voice);
  });
});

test('who closes the page while the channel is joined closes the camera at once', async () => {
  const { open, opened } = gate();
  const { presence, media } = presenceOf('ann', { joined: opened });
  const entered = presence.enter();
  await new Promise(setImmediate);
  const disposed = presence.dispose();
  expect(media.close).toHaveBeenCalled();
  open();
  await Promise.all([entered, disposed]);
});

test('whose camera is closed before the links are loaded is not on stage', async () => {
  const { open, opened } = gate();
  const { presence, links, media } = presenceOf('ann', { loaded: opened });
  const entered = presence.enter();
  await new Promise(setImmediate);
  media.stream.value = undefined;
  open();
  await entered;
  expect([presence.state.value, presence.wasOnStage, links.length]).toEqual(['idle', false, 0]);
  expect(await takeStage('tea', 'ann')).toBeDefined();
});
