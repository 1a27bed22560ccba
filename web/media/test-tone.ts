const TONE_HZ = 523;
const SECONDS = 0.8;
const VOLUME = 0.2;

/** Plays a soft tone, so that one hears whether the loudspeaker works. */
export function playTestTone(): void {
  const context = new AudioContext();
  const tone = new OscillatorNode(context, { frequency: TONE_HZ });
  const volume = new GainNode(context, { gain: VOLUME });
  volume.gain.linearRampToValueAtTime(0, context.currentTime + SECONDS);
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + SECONDS);
  tone.addEventListener('ended', () => void context.close());
}
