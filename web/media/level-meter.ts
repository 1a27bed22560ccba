/** Often enough to follow syllables. */
const INTERVAL_MS = 100;
/** Samples of one look, as long as an interval (85 ms at 48 kHz): nothing is said between two. */
const WINDOW_SAMPLES = 4096;
/** The range of loudness that is told, in decibels below full scale. */
const QUIETEST_DB = -60;

let shared: AudioContext | undefined;

/**
 * Tells how loud a stream is, from 0 (-60 dB of full scale) to 1, until the answer is called.
 * It goes by the power of the sound: in a spectrum's mean, what hisses quietly over all
 * frequencies would count more than a voice, which has few.
 */
export function followLevel(stream: MediaStream, onLevel: (level: number) => void): () => void {
  if (stream.getAudioTracks().length === 0) return () => undefined;
  const context = sharedContext();
  const source = context.createMediaStreamSource(stream);
  const analyser = new AnalyserNode(context, { fftSize: WINDOW_SAMPLES });
  source.connect(analyser);
  const samples = new Float32Array(WINDOW_SAMPLES);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    onLevel(levelOf(samples));
  }, INTERVAL_MS);
  return () => {
    clearInterval(timer);
    source.disconnect();
    onLevel(0);
  };
}

function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power);
  return Math.min(1, Math.max(0, 1 - decibels / QUIETEST_DB));
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
