/**
 * A viewer: plays one URL over one connection, like any player of the audience. Asked by IPC for
 * `{ snapshot: path }`, it saves the next picture as PNG and answers with what it has seen so far.
 *
 *   node viewer.mjs <play url> <tone in Hz> …
 */
import {
  AV_LOG_QUIET,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
  type AVMediaType,
} from 'node-av/constants';
import {
  avGetCodecName,
  Codec,
  CodecContext,
  FormatContext,
  Frame,
  Log,
  Packet,
} from 'node-av/lib';
import { expectOk } from '../mpu/libav';
import { saveSnapshot } from './snapshot';
import { Tuner } from './tuner';

/** What a viewer tells of the stream with each snapshot. */
export interface Watched {
  path: string;
  codecs: string[];
  width: number;
  height: number;
  pictures: number;
  /** Which of the tones that it listens for it heard in the last tenth of a second. */
  heardHz: number[];
}

const MAX_ANALYZE_MICROSECONDS = 1_000_000n;

const [url = '', ...tones] = process.argv.slice(2);

let wanted: string | undefined;

Log.setLevel(AV_LOG_QUIET);
process.on('disconnect', () => process.exit(0));
process.on('message', ({ snapshot }: { snapshot: string }) => {
  wanted = snapshot;
});
watch().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});

async function watch(): Promise<void> {
  const format = new FormatContext();
  format.allocContext();
  format.maxAnalyzeDuration = MAX_ANALYZE_MICROSECONDS;
  expectOk(await format.openInput(url, null, null), 'Opening the stream');
  await format.findStreamInfo(null);
  const picture = openTrack(format, AVMEDIA_TYPE_VIDEO);
  const sound = openTrack(format, AVMEDIA_TYPE_AUDIO);
  if (!picture || !sound) throw new Error('The stream has no picture or no sound.');
  const codecs = format.streams.map(({ codecpar }) => avGetCodecName(codecpar.codecId) ?? '?');
  process.send?.({ playing: true });
  await decodeAll(format, { picture, sound, codecs });
  throw new Error('The stream has ended.');
}

interface Track {
  index: number;
  decoder: CodecContext;
}

function openTrack(format: FormatContext, type: AVMediaType): Track | undefined {
  const stream = format.streams.find(({ codecpar }) => codecpar.codecType === type);
  if (!stream) return undefined;
  const decoder = new CodecContext();
  const codec = Codec.findDecoder(stream.codecpar.codecId);
  decoder.allocContext3(codec);
  decoder.parametersToContext(stream.codecpar);
  decoder.threadCount = 1;
  expectOk(decoder.open2Sync(codec, null), 'Opening a decoder');
  return { index: stream.index, decoder };
}

async function decodeAll(
  format: FormatContext,
  { picture, sound, codecs }: { picture: Track; sound: Track; codecs: string[] },
): Promise<void> {
  const packet = new Packet();
  packet.alloc();
  const frame = new Frame();
  frame.alloc();
  const tuner = new Tuner(tones.map(Number), sound.decoder.sampleRate);
  let pictures = 0;
  while ((await format.readFrame(packet)) >= 0) {
    const track = packet.streamIndex === picture.index ? picture : sound;
    track.decoder.sendPacketSync(packet);
    packet.unref();
    while (track.decoder.receiveFrameSync(frame) >= 0) {
      if (track === sound) tuner.listen(frame);
      else pictures++;
      if (track === picture && wanted) {
        answer(frame, { path: wanted, codecs, pictures, heardHz: tuner.heardHz });
      }
    }
  }
}

function answer(frame: Frame, seen: Omit<Watched, 'width' | 'height'>): void {
  wanted = undefined;
  saveSnapshot(frame, seen.path);
  const watched: Watched = { ...seen, width: frame.width, height: frame.height };
  process.send?.({ watched });
}
