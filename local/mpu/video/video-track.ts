import type { FlvOutput } from '../flv-output';
import type { Member } from '../member';
import { Compositor } from '../scene/compositor';
import type { MixSettings, VideoSettings } from '../scene/mix-settings';
import { castOf, sceneOf, urlsOf } from '../scene/scene';
import { backgroundOverlays, frontOverlays } from '../scene/scene-overlays';
import type { StillPictures } from '../scene/still-pictures';
import { Ticker } from '../ticker';
import { VideoEncoder } from './video-encoder';

/** The mixed picture: composed at the output's rate, encoded and written. */
export class VideoTrack {
  readonly #compositor: Compositor;
  readonly #encoder: VideoEncoder;
  readonly #members: ReadonlyMap<number, Member>;
  readonly #stills: StillPictures;
  #settings: MixSettings;
  #ticker: Ticker | undefined;
  #shown = '';
  #stale = true;

  constructor(
    video: VideoSettings,
    settings: MixSettings,
    { members, stills }: { members: ReadonlyMap<number, Member>; stills: StillPictures },
  ) {
    this.#compositor = new Compositor(video.width, video.height);
    this.#encoder = new VideoEncoder(video);
    this.#settings = settings;
    this.#members = members;
    this.#stills = stills;
    stills.prefetch(urlsOf(settings));
  }

  /** The encoder's parameters, for the output. */
  get context(): VideoEncoder['context'] {
    return this.#encoder.context;
  }

  /** Begins to write; the first picture has this timestamp. */
  start(output: FlvOutput, startMs: number): void {
    const periodMs = 1000 / this.#encoder.settings.fps;
    this.#ticker = new Ticker(periodMs, (index) => {
      this.#arrangeIfNeeded();
      // The composition goes on so that the next picture is the newest; encoding it can wait.
      const picture = this.#compositor.draw();
      if (output.congested) return;
      for (const packet of this.#encoder.encode(picture, index)) {
        output.write(packet, 'video', startMs + index * periodMs, periodMs);
      }
    });
  }

  /** Shows what these settings say, from the next picture on. */
  change(settings: MixSettings): void {
    this.#settings = settings;
    this.#stale = true;
    this.#stills.prefetch(urlsOf(settings));
  }

  /** Ends the track and frees it. */
  close(): void {
    this.#ticker?.stop();
    this.#compositor.close();
    this.#encoder.close();
  }

  /** A member takes a pane with the first picture, so that the audience never sees an empty one. */
  #arrangeIfNeeded(): void {
    const { cropMode, backgroundColor, pinned } = this.#settings;
    const shown = castOf(this.#members, pinned, this.#stills);
    if (shown === this.#shown && !this.#stale) return;
    this.#shown = shown;
    this.#stale = false;
    const scene = sceneOf(this.#settings, this.#members, this.#stills);
    const { width, height } = this.#encoder.settings;
    const stage = { stills: this.#stills, width, height };
    this.#compositor.arrange({
      seats: scene.seats,
      cropMode,
      backgroundColor,
      backgrounds: backgroundOverlays(scene, stage),
      overlays: frontOverlays(scene, stage),
    });
  }
}
