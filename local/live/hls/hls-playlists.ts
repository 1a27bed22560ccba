import { HlsPlaylist } from './hls-playlist';

/**
 * How long players find a stream's last segments after its push has ended: longer than a mix takes
 * to be started anew. Players give up at the first 404.
 */
export const KEPT_SEGMENTS_MS = 60_000;
/** How long a name's numbers are remembered; no player waits for longer. */
const KEPT_NUMBERS_MS = 24 * 60 * 60 * 1000;

/** The playlists of all stream names that are live or were not long ago. */
export class HlsPlaylists {
  readonly #playlists = new Map<string, { playlist: HlsPlaylist; endedAtMs: number | undefined }>();

  find(streamName: string): HlsPlaylist | undefined {
    return this.#playlists.get(streamName)?.playlist;
  }

  /** The playlist of a push that begins. */
  open(streamName: string, nowMs: number): HlsPlaylist {
    // A segment lasts longer than a second, so that the seconds since the epoch outrun the numbers
    // of any playlist that has been forgotten.
    const firstSequence = Math.floor(nowMs / 1000);
    const playlist = this.find(streamName) ?? new HlsPlaylist(streamName, firstSequence);
    this.#playlists.set(streamName, { playlist, endedAtMs: undefined });
    return playlist;
  }

  /** The push has ended. */
  close(streamName: string, nowMs: number): void {
    const kept = this.#playlists.get(streamName);
    if (kept) kept.endedAtMs = nowMs;
  }

  /** Forgets what no player needs. */
  sweep(nowMs: number): void {
    for (const [name, { playlist, endedAtMs }] of this.#playlists) {
      if (endedAtMs === undefined) continue;
      const agoMs = nowMs - endedAtMs;
      if (agoMs >= KEPT_SEGMENTS_MS) playlist.clear();
      if (agoMs >= KEPT_NUMBERS_MS) this.#playlists.delete(name);
    }
  }
}
