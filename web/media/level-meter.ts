import { loudness } from './loudness';

/** Often enough to follow syllables. */
const INTERVAL_MS = 100;
/** Samples of one look, as long as an interval (85 ms at 48 kHz): nothing is said between two. */
const WINDOW_SAMPLES = 4096;

let shared: AudioContext | undefined;

/** Tells how loud a stream is, from 0 to 1, until the answer is called. */
export function followLevel(stream: MediaStream, onLevel: (level: number) => void): () => void {
  if (stream.getAudioTracks().length === 0) return () => undefined;
  const context = sharedContext();
  const source = context.createMediaStreamSource(stream);
  const analyser = new AnalyserNode(context, { fftSize: WINDOW_SAMPLES });
  source.connect(analyser);
  const samples = new Float32Array(WINDOW_SAMPLES);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    onLevel(loudness(samples));
  }, INTERVAL_MS);
  return () => {
    clearInterval(timer);
    source.disconnect();
    onLevel(0);
  };
}

/** The one of the page: browsers allow few, and let them run after the first click only. */
export function sharedContext(): AudioContext {
  if (shared) return shared;
  const context = new AudioContext();
  const wake = () => void context.resume();
  for (const event of ['pointerdown', 'keydown']) addEventListener(event, wake, { once: true });
  wake();
  shared = context;
  return context;
}
