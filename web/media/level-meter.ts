/** Often enough to follow syllables. */
const INTERVAL_MS = 100;
/** Samples of one look, as long as an interval (85 ms at 48 kHz): nothing is said between two. */
const FFT_SIZE = 4096;
/** Alibaba's SDK measures loudness so, too: one scale for both kinds of link. */
const FULL_LEVEL = 100;

let shared: AudioContext | undefined;

/** Tells how loud a stream is, from 0 to 1, until the answer is called. */
export function followLevel(stream: MediaStream, onLevel: (level: number) => void): () => void {
  if (stream.getAudioTracks().length === 0) return () => undefined;
  const context = sharedContext();
  const source = context.createMediaStreamSource(stream);
  const analyser = new AnalyserNode(context, { fftSize: FFT_SIZE });
  source.connect(analyser);
  const spectrum = new Uint8Array(analyser.frequencyBinCount);
  const timer = setInterval(() => {
    analyser.getByteFrequencyData(spectrum);
    const mean = spectrum.reduce((sum, bin) => sum + bin, 0) / spectrum.length;
    onLevel(Math.min(1, mean / FULL_LEVEL));
  }, INTERVAL_MS);
  return () => {
    clearInterval(timer);
    source.disconnect();
    onLevel(0);
  };
}

/** Browsers let a page have few of them, and let them run after the first click only. */
function sharedContext(): AudioContext {
  if (shared) return shared;
  const context = new AudioContext();
  const wake = () => void context.resume();
  for (const event of ['pointerdown', 'keydown']) addEventListener(event, wake, { once: true });
  wake();
  shared = context;
  return context;
}
