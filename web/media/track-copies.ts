/**
 * Copies of a camera's or a microphone's track. Each copy keeps the device open on its own: a phone
 * that opens one camera at a time would refuse the other one while a copy lives. So they are stopped
 * together. https://www.w3.org/TR/mediacapture-streams/#track-ended
 */
const copiesOf = new WeakMap<MediaStreamTrack, MediaStreamTrack[]>();

/** A copy, for those who stop the tracks they are given. It ends with the original. */
export function copyTrack<T extends MediaStreamTrack>(track: T): T {
  const copy = track.clone() as T;
  copiesOf.set(track, [...(copiesOf.get(track) ?? []), copy]);
  if (track.readyState === 'ended') copy.stop();
  return copy;
}

/** Stops a track and all its copies, so that the device is free. */
export function stopTrack(track: MediaStreamTrack): void {
  track.stop();
  for (const copy of copiesOf.get(track) ?? []) copy.stop();
  copiesOf.delete(track);
}
