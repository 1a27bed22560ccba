import { Program } from '../local/mpu/program';
import type { MixSettings } from '../local/mpu/scene/mix-settings';
import { Ticker } from '../local/mpu/ticker';
import { packetizeH264 } from '../local/synthetic/h264-packetizer';
import { RtpStream } from '../local/synthetic/rtp-stream';
import { TONE_PACKET_SAMPLES } from '../local/synthetic/tone-encoder';
import { type Input, type Sent, SOUND_PACKETS_PER_SECOND } from './mix-material';

const VIDEO_CLOCK_HZ = 90_000;
/** A packet of sound is as long. */
const SEND_EVERY_MS = 20;

/** Mixes with the local mixer, which gets RTP as people send it; takes as long as the show. */
export async function mixByMixer(
  material: Sent[],
  show: { settings: MixSettings; input: Input; seconds: number; file: string },
): Promise<void> {
  const { settings, input, seconds, file } = show;
  // The loops begin with keyframes, so that none has to be asked for.
  const events = { onKeyframeNeeded: () => {}, onPictureMissing: () => {}, onLost: () => {} };
  const program = new Program(settings, events);
  const senders = material.map((sent, slot) =>
    senderOf(sent, input.fps, (kind, packet) => program.rtp({ slot, kind, packet })),
  );
  // The head of a relay is announced when its picture is known, so that it is sent before.
  for (const slot of senders.keys()) {
    program.join({ userId: userIdOf(slot), slot, video: true, audio: true });
  }
  const startMs = performance.now();
  const ticker = new Ticker(SEND_EVERY_MS, () => {
    for (const send of senders) send((performance.now() - startMs) / 1000);
  });
  await program.start(file);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  ticker.stop();
  await program.stop();
}

/** Who sends what comes in this slot. */
export function userIdOf(slot: number): string {
  return `user-${slot}`;
}

/** Sends what is due by the second that it is told. */
function senderOf(
  { pictures, sounds }: Sent,
  fps: number,
  send: (kind: 'video' | 'audio', packet: Buffer) => void,
): (second: number) => void {
  const parts = pictures.map(packetizeH264);
  const video = new RtpStream(96);
  const audio = new RtpStream(111);
  let picture = 0;
  let sound = 0;
  return (second) => {
    for (; picture <= second * fps; picture++) {
      const payloads = parts[picture % parts.length] ?? [];
      const timestamp = Math.round((picture * VIDEO_CLOCK_HZ) / fps);
      for (const [index, payload] of payloads.entries()) {
        send('video', video.packet(payload, timestamp, index === payloads.length - 1));
      }
    }
    for (; sound <= second * SOUND_PACKETS_PER_SECOND; sound++) {
      const payload = sounds[sound % sounds.length] ?? Buffer.alloc(0);
      send('audio', audio.packet(payload, sound * TONE_PACKET_SAMPLES, false));
    }
  };
}
