// Runs inside a page beside hls.js, and plays one stream as a page would that does no more than
// hls.js advises: it recovers from media errors.

const SAMPLE_MS = 20;

/** What has been seen so far. */
const seen = {
  /** Where the player is, in seconds of its own time. */
  seconds: 0,
  /** Where its buffer ends. */
  bufferedSeconds: 0,
  /** The number of the discontinuity that is shown, as the playlist counts. */
  discontinuity: 0,
  /** How long the picture or the sound stood still at the most, once it had begun. */
  longestStandMs: 0,
  /** How long it has stood still now. */
  standMs: 0,
  width: 0,
  pictures: 0,
};

globalThis.seenByHls = () => seen;
globalThis.playHls = (url) => {
  const video = document.querySelector('video');
  const hls = new Hls();
  hls.on(Hls.Events.FRAG_CHANGED, (_, { frag }) => {
    seen.discontinuity = frag.cc;
  });
  hls.on(Hls.Events.ERROR, (_, { fatal, type }) => {
    if (fatal && type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
  });
  hls.loadSource(url);
  hls.attachMedia(video);
  video.play().catch(() => undefined);
  let movedAtMs;
  setInterval(() => {
    const { currentTime, buffered } = video;
    if (currentTime !== seen.seconds) movedAtMs = Date.now();
    seen.seconds = currentTime;
    seen.bufferedSeconds = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0;
    seen.standMs = movedAtMs === undefined ? 0 : Date.now() - movedAtMs;
    seen.longestStandMs = Math.max(seen.longestStandMs, seen.standMs);
    seen.width = video.videoWidth;
    seen.pictures = video.getVideoPlaybackQuality().totalVideoFrames;
  }, SAMPLE_MS);
};
