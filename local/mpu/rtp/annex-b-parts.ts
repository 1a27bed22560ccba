/** Written before each part by the depacketizer; no part can contain it (H.264, annex B). */
const START_CODE = Buffer.from([0, 0, 0, 1]);
const PARAMETER_SETS = new Set([7, 8]);

/** The SPS and PPS of a coded picture, in Annex B form; empty if it has none. */
export function parameterSets(picture: Buffer): Buffer {
  const sets: Buffer[] = [];
  let at = picture.indexOf(START_CODE);
  while (at >= 0) {
    const next = picture.indexOf(START_CODE, at + START_CODE.length);
    const part = picture.subarray(at, next < 0 ? picture.length : next);
    const type = (part[START_CODE.length] ?? 0) & 0x1f;
    if (PARAMETER_SETS.has(type)) sets.push(part);
    at = next;
  }
  return Buffer.concat(sets);
}
