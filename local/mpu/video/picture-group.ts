import type { AccessUnit } from '../rtp/h264-depacketizer';

/**
 * Ten seconds of a broadcaster's 6 Mbit/s: OBS sends a keyframe every 8 s by itself
 * (x264's 250 pictures at 30 a second), and none when asked.
 */
const MAX_BYTES = 8 * 1024 * 1024;

/** The pictures since the last keyframe: a decoder that is fed with them shows the newest. */
export class PictureGroup {
  #pictures: AccessUnit[] = [];
  #bytes = 0;

  /** From the keyframe on; none if they have become too many. */
  get pictures(): readonly AccessUnit[] {
    return this.#pictures;
  }

  /** Takes the next picture in; a keyframe begins a new group. */
  push(picture: AccessUnit): void {
    if (picture.keyframe) this.clear();
    else if (this.#pictures.length === 0) return;
    this.#pictures.push(picture);
    this.#bytes += picture.data.length;
    if (this.#bytes > MAX_BYTES) this.clear();
  }

  /** Forgets all; the next group begins with the next keyframe. */
  clear(): void {
    this.#pictures = [];
    this.#bytes = 0;
  }
}
