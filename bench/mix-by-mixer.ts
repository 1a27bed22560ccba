import { Program } from '../local/mpu/program';
import type { Pane } from '../local/mpu/scene/layouts';
import type { VideoSettings } from '../local/mpu/scene/mix-settings';
import { Ticker } from '../local/mpu/ticker';
import { packetizeH264 } from '../local/synthetic/h264-packetizer';
import { RtpStream } from '../local/synthetic/rtp-stream';
import { TONE_PACKET_SAMPLES } from '../local/synthetic/tone-encoder';
import { INPUT, type Sent, SOUND_PACKETS_PER_SECOND } from './mix-material';

const VIDEO_CLOCK_HZ = 90_000;
const SEND_EVERY_MS = 10;

/** Mixes with the local mixer, which gets RTP as people send it; takes as long as the show. */
export async function mixByMixer(
  material: Sent[],
  show: { video: VideoSettings; layout: Pane[]; seconds: number; file: string },
): Promise<void> {
  const { video, layout, seconds, file } = show;
  const program = new Program(
    {
      video,
      layouts: [layout],
      backgroundColor: { r: 0, g: 0, b: 0 },
      cropMode: 'crop',
      pinned: [],
    },
    // The loops begin with keyframes, so that none has to be asked for.
    { onKeyframeNeeded: () => {}, onPictureMissing: () => {}, onLost: () => {} },
  );
  await program.start(file);
  const senders = material.map((sent, slot) => {
    program.join({ userId: `user-${slot}`, slot, video: true, audio: true });
    return senderOf(sent, (kind, packet) => program.rtp(slot, kind, packet));
  });
  const startMs = performance.now();
  const ticker = new Ticker(SEND_EVERY_MS, () => {
    for (const send of senders) send((performance.now() - startMs) / 1000);
  });
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  ticker.stop();
  await program.stop();
}

/** Sends what is due by the second that it is told. */
function senderOf(
  { pictures, sounds }: Sent,
  send: (kind: 'video' | 'audio', packet: Buffer) => void,
): (second: number) => void {
  const parts = pictures.map(packetizeH264);
  const video = new RtpStream(96);
  const audio = new RtpStream(111);
  let picture = 0;
  let sound = 0;
  return (second) => {
    for (; picture <= second * INPUT.fps; picture++) {
      const payloads = parts[picture % parts.length] ?? [];
      const timestamp = Math.round((picture * VIDEO_CLOCK_HZ) / INPUT.fps);
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
