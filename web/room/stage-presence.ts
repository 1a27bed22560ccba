import { computed, effect, signal } from '@preact/signals';
import type { LocalMedia } from '../media/local-media';
import type { MakeLink } from '../rtc/links';
import { type JoinChannel, LinkOver, type LinkState, type StageLink } from '../rtc/stage-link';
import { type Place, takeStage } from './one-stage';

/** Another tab of this browser is on stage as the same person. */
export class OnStageElsewhere extends Error {}

interface Options {
  roomId: string;
  userId: string;
  displayName: string;
  media: LocalMedia;
  join: JoinChannel;
  loadLinks(): Promise<MakeLink>;
}

/** One's own being on stage: the link to the channel, and the media that is sent into it. */
export class StagePresence {
  readonly link = signal<StageLink | undefined>(undefined);
  readonly problem = signal<unknown>(undefined);
  readonly #isOpening = signal(false);
  readonly state = computed<LinkState>(() => {
    if (this.#isOpening.value) return 'connecting';
    return this.link.value?.state.value ?? 'idle';
  });
  readonly isOnStage = computed(() => this.state.value !== 'idle' && this.state.value !== 'ended');
  /** A browser that cannot send a picture brings the voice alone to a room of pictures. */
  readonly isHeardOnly = computed(() => {
    const { kind, stream } = this.#options.media;
    return this.isOnStage.value && kind === 'video' && !stream.value?.getVideoTracks().length;
  });
  /** Another tab or device has come on stage after this one. */
  readonly isReplaced = computed(() => isReplaced(this.problem.value));
  /** Another tab or device has the place, as far as this one has found out. */
  readonly isElsewhere = computed(
    () => this.isReplaced.value || this.problem.value instanceof OnStageElsewhere,
  );
  readonly #options: Options;
  #links: Promise<MakeLink> | undefined;
  readonly #stopFollowing: () => void;
  readonly #stopYielding: () => void;
  readonly #stopFreeing: () => void;
  #entry = new AbortController();
  #place: Place | undefined;

  constructor(options: Options) {
    this.#options = options;
    const { stream } = options.media;
    this.#stopFollowing = effect(() => {
      // A link that has ended would join the channel again, without the place.
      if (stream.value && this.isOnStage.peek()) void this.link.peek()?.publish(stream.value);
    });
    this.#stopYielding = effect(() => {
      if (isReplaced(this.link.value?.endedBy.value)) void this.#yield();
    });
    // Whoever is put out may come again, from here or from another tab.
    this.#stopFreeing = effect(() => {
      if (this.link.value?.state.value === 'ended') this.#giveUpPlace();
    });
  }

  /** Loads what is needed to go on stage, so that the way there is short. */
  prepare(): Promise<MakeLink> {
    this.#links ??= this.#options.loadLinks();
    // A network that fails now may be there when it is needed.
    this.#links.catch(() => {
      this.#links = undefined;
    });
    return this.#links;
  }

  /**
   * Goes on stage; asks for the camera first if nobody has. From another tab or device the place is
   * taken over only on purpose.
   */
  async enter({ takesOver = false } = {}): Promise<void> {
    if (this.isOnStage.peek()) return;
    const entry = new AbortController();
    this.#entry = entry;
    this.#isOpening.value = true;
    this.problem.value = undefined;
    // One that has ended, if any.
    this.link.value = undefined;
    try {
      await this.#open(entry.signal, takesOver);
    } catch (error) {
      if (entry.signal.aborted) return;
      this.problem.value = error;
      this.#giveUpPlace();
    } finally {
      if (!entry.signal.aborted) this.#isOpening.value = false;
    }
  }

  /** Waits until the channel has taken us in; false if it has not. */
  async isConnected(): Promise<boolean> {
    const { state } = this;
    return new Promise((resolve) => {
      const stop = state.subscribe((now) => {
        if (now === 'connecting' || now === 'reconnecting') return;
        resolve(now === 'connected');
        queueMicrotask(() => stop());
      });
    });
  }

  /** Leaves the stage, and stays away after a reload. */
  async leave(): Promise<void> {
    sessionStorage.removeItem(this.#key);
    await this.#leave();
  }

  /** Whether this tab was on stage before it was reloaded. */
  get wasOnStage(): boolean {
    return sessionStorage.getItem(this.#key) !== null;
  }

  /** Lets go of everything; a reload comes back. */
  async dispose(): Promise<void> {
    this.#stopFollowing();
    this.#stopYielding();
    this.#stopFreeing();
    await this.#closeMediaAnd(this.#leave());
  }

  get #key(): string {
    return `lianmai.on-stage.${this.#options.roomId}`;
  }

  /** Each step may take seconds, in which one may leave again, or turn the camera off. */
  async #open(signal: AbortSignal, takesOver: boolean): Promise<void> {
    const { media, join, displayName, roomId, userId } = this.#options;
    if (!media.stream.peek()) await media.open();
    if (signal.aborted || !media.stream.peek()) return;
    const place = await takeStage(roomId, userId, { takesOver });
    if (!place) throw new OnStageElsewhere();
    if (signal.aborted) return place.giveBack();
    this.#place = place;
    void place.taken.then(() => this.#yieldIf(place));
    const makeLink = await this.prepare();
    const stream = media.stream.peek();
    if (signal.aborted) return;
    if (!stream) return this.#giveUpPlace();
    const link = makeLink(join, { displayName, kind: media.kind, isMuted: media.isMuted });
    this.link.value = link;
    await link.publish(stream);
    if (!signal.aborted) sessionStorage.setItem(this.#key, 'yes');
  }

  async #leave(): Promise<void> {
    this.#entry.abort();
    this.#isOpening.value = false;
    const link = this.link.peek();
    this.link.value = undefined;
    // Before the farewell, which may be slow: who signs in again at once must not find a stranger.
    this.#giveUpPlace();
    await link?.leave();
  }

  #yieldIf(place: Place): void {
    if (this.#place === place) void this.#yield();
  }

  /** Another tab or device has come on stage as the same person: this one stays off. */
  async #yield(): Promise<void> {
    this.problem.value = new LinkOver('replaced');
    await this.#closeMediaAnd(this.leave());
  }

  /** The camera's light goes out at once: the farewell may wait for a slow network. */
  async #closeMediaAnd(left: Promise<void>): Promise<void> {
    this.#options.media.close();
    await left;
  }

  #giveUpPlace(): void {
    this.#place?.giveBack();
    this.#place = undefined;
  }
}

function isReplaced(reason: unknown): boolean {
  return reason instanceof LinkOver && reason.reason === 'replaced';
}
