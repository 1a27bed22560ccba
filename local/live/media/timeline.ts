/** How far a track may step back without this being a jump of the publisher's clock. */
const MAX_BACKWARD_MS = 1_000;
/**
 * A publisher that is silent for longer has been dropped, so its clock has jumped. Audio and video
 * that begin further apart have nothing to do with each other.
 */
const MAX_FORWARD_MS = 10_000;
/** The step that is put in the place of a jump: about one picture. */
const JUMP_STEP_MS = 40;
/** RTMP's timestamps have 32 bits. */
const CYCLE_MS = 2 ** 32;

type TrackName = 'audio' | 'video';

interface Track {
  /** The publisher's timestamp at the timeline's 0. */
  originMs: number;
  placedMs: number;
}

/**
 * Turns a publisher's timestamps into a timeline that never goes back on a track: a publisher may
 * begin anywhere, start again in mid-stream, or wrap around after 49 days. It begins at 0 with the
 * first frame; where audio and video are apart they stay so, and the later one may lie before 0.
 */
export class Timeline {
  #latestMs = 0;
  #tracks: Partial<Record<TrackName, Track>> = {};

  /** The place of the latest frame. */
  get latestMs(): number {
    return this.#latestMs;
  }

  /** Before this no further frame lies: the latest of the track that is behind, not silent. */
  get earliestNextMs(): number {
    const { audio, video } = this.#tracks;
    const places = [audio, video].flatMap((track) => (track ? [track.placedMs] : []));
    const leastMs = this.#latestMs - MAX_FORWARD_MS;
    return Math.min(this.#latestMs, ...places.filter((placedMs) => placedMs >= leastMs));
  }

  /** The place of a frame on the timeline. */
  place(track: TrackName, timestampMs: number): number {
    const own = this.#tracks[track];
    const other = this.#tracks[track === 'audio' ? 'video' : 'audio'];
    const origins = [own, other].flatMap((known) => (known ? [known.originMs] : []));
    const kept = origins.find((originMs) =>
      this.#isContinued(own, this.#at(timestampMs, originMs)),
    );
    const originMs = kept ?? this.#newOrigin(timestampMs);
    const placedMs = Math.max(this.#at(timestampMs, originMs), own?.placedMs ?? -Infinity);
    this.#tracks[track] = { originMs, placedMs };
    this.#latestMs = Math.max(this.#latestMs, placedMs);
    return placedMs;
  }

  #isContinued(own: Track | undefined, placedMs: number): boolean {
    const leastMs = own ? own.placedMs - MAX_BACKWARD_MS : this.#latestMs - MAX_FORWARD_MS;
    return placedMs >= leastMs && placedMs <= this.#latestMs + MAX_FORWARD_MS;
  }

  /** The first frame is the timeline's 0; after a jump it goes on behind the latest. */
  #newOrigin(timestampMs: number): number {
    const isFirst = !this.#tracks.audio && !this.#tracks.video;
    return isFirst ? timestampMs : timestampMs - this.#latestMs - JUMP_STEP_MS;
  }

  /** Of the places that a timestamp may mean after some rounds of 32 bits, the nearest. */
  #at(timestampMs: number, originMs: number): number {
    const placedMs = timestampMs - originMs;
    return placedMs - Math.round((placedMs - this.#latestMs) / CYCLE_MS) * CYCLE_MS;
  }
}
