/**
 * A viewer: plays one URL over one connection, like any player of the audience. Asked by IPC for
 * `{ snapshot: path }`, it saves the next picture as PNG and answers with what it has seen so far.
 *
 *   node viewer.mjs <play url>
 */
import { AV_LOG_QUIET, AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
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

/** What a viewer tells of the stream with each snapshot. */
export interface Watched {
  path: string;
  codecs: string[];
  width: number;
  height: number;
  pictures: number;
}

const MAX_ANALYZE_MICROSECONDS = 1_000_000n;

let wanted: string | undefined;

Log.setLevel(AV_LOG_QUIET);
process.on('disconnect', () => process.exit(0));
process.on('message', ({ snapshot }: { snapshot: string }) => {
  wanted = snapshot;
});
watch(process.argv[2] ?? '').catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});

async function watch(url: string): Promise<void> {
  const format = new FormatContext();
  format.allocContext();
  format.maxAnalyzeDuration = MAX_ANALYZE_MICROSECONDS;
  expectOk(await format.openInput(url, null, null), 'Opening the stream');
  await format.findStreamInfo(null);
  const video = format.streams.find((s) => s.codecpar.codecType === AVMEDIA_TYPE_VIDEO);
  if (!video) throw new Error('The stream has no picture.');
  const codecs = format.streams.map(({ codecpar }) => avGetCodecName(codecpar.codecId) ?? '?');
  const decoder = new CodecContext();
  const codec = Codec.findDecoder(video.codecpar.codecId);
  decoder.allocContext3(codec);
  decoder.parametersToContext(video.codecpar);
  decoder.threadCount = 1;
  expectOk(decoder.open2Sync(codec, null), 'Opening the decoder');
  process.send?.({ playing: true });
  await decodeAll(format, { index: video.index, decoder, codecs });
  throw new Error('The stream has ended.');
}

async function decodeAll(
  format: FormatContext,
  video: { index: number; decoder: CodecContext; codecs: string[] },
): Promise<void> {
  const packet = new Packet();
  packet.alloc();
  const frame = new Frame();
  frame.alloc();
  let pictures = 0;
  while ((await format.readFrame(packet)) >= 0) {
    if (packet.streamIndex === video.index) video.decoder.sendPacketSync(packet);
    packet.unref();
    while (video.decoder.receiveFrameSync(frame) >= 0) {
      pictures++;
      if (wanted) answer(frame, { path: wanted, codecs: video.codecs, pictures });
    }
  }
}

function answer(frame: Frame, seen: Pick<Watched, 'path' | 'codecs' | 'pictures'>): void {
  wanted = undefined;
  saveSnapshot(frame, seen.path);
  const watched: Watched = { ...seen, width: frame.width, height: frame.height };
  process.send?.({ watched });
}
