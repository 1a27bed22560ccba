/**
 * Reads one stream with FFmpeg's libraries, a player that we did not write, over one connection, and
 * reports what is seen and heard. Argument: a ProbeRequest as JSON.
 */
import {
  AV_LOG_QUIET,
  AV_NOPTS_VALUE,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
} from 'node-av/constants';
import {
  avGetCodecName,
  Codec,
  CodecContext,
  FFmpegError,
  FormatContext,
  Frame,
  Log,
  Packet,
  type Stream,
} from 'node-av/lib';
import { toneAmplitude } from '../../local/synthetic/goertzel';
import type { Point, ProbeReport, ProbeRequest, Rgb, StreamInfo } from './observation';

/** Enough for the header and the first pictures; more would only delay the first report. */
const MAX_ANALYZE_MICROSECONDS = 1_500_000n;
/** Half the side of the square whose average colour is taken. */
const PROBE_RADIUS = 4;

const request: ProbeRequest = JSON.parse(process.argv[2] ?? '');

Log.setLevel(AV_LOG_QUIET);
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
void run();

async function run(): Promise<void> {
  const format = new FormatContext();
  format.allocContext();
  format.maxAnalyzeDuration = MAX_ANALYZE_MICROSECONDS;
  const opened = await format.openInput(request.url, null, null);
  if (opened < 0) return fail(FFmpegError.strerror(opened));
  await format.findStreamInfo(null);
  report({ type: 'opened', info: describe(format.streams) });
  const tracks = new Map(format.streams.map((stream) => [stream.index, openTrack(stream)]));
  const packet = new Packet();
  packet.alloc();
  let code = await format.readFrame(packet);
  while (code >= 0) {
    tracks.get(packet.streamIndex)?.(packet);
    packet.unref();
    code = await format.readFrame(packet);
  }
  fail(FFmpegError.strerror(code));
}

type Track = (packet: Packet) => void;

function openTrack(stream: Stream): Track {
  const { codecpar, timeBase } = stream;
  const decoder = new CodecContext();
  const codec = Codec.findDecoder(codecpar.codecId);
  decoder.allocContext3(codec);
  decoder.parametersToContext(codecpar);
  decoder.threadCount = 1;
  decoder.open2Sync(codec, null);
  const frame = new Frame();
  frame.alloc();
  const isVideo = codecpar.codecType === AVMEDIA_TYPE_VIDEO;
  const listen = listener(codecpar.sampleRate);
  const toMs = (ticks: bigint): number => (Number(ticks) * 1000 * timeBase.num) / timeBase.den;
  return (packet) => {
    const timestampMs = toMs(packet.dts);
    const track = isVideo ? 'video' : 'audio';
    report({ type: 'packet', track, timestampMs, keyframe: packet.isKeyframe });
    decoder.sendPacketSync(packet);
    while (decoder.receiveFrameSync(frame) >= 0) {
      const pts = frame.pts === AV_NOPTS_VALUE ? timestampMs : toMs(frame.pts);
      if (isVideo) look(frame, pts);
      else listen(frame, pts);
    }
  };
}

function look(frame: Frame, timestampMs: number): void {
  const colors = request.points.map((point) => colorAt(frame, point));
  report({ type: 'picture', timestampMs, seenAtMs: Date.now(), width: frame.width, colors });
}

function colorAt(frame: Frame, { x, y }: Point): Rgb {
  const averages = [0, 1, 2].map((index) => {
    const plane = frame.data?.[index];
    const stride = frame.linesize[index] ?? 0;
    const divisor = index === 0 ? 1 : 2;
    const centreX = Math.floor((x * frame.width) / divisor);
    const centreY = Math.floor((y * frame.height) / divisor);
    let sum = 0;
    for (let row = centreY - PROBE_RADIUS; row < centreY + PROBE_RADIUS; row++) {
      for (let column = centreX - PROBE_RADIUS; column < centreX + PROBE_RADIUS; column++) {
        sum += plane?.[row * stride + column] ?? 0;
      }
    }
    return sum / (2 * PROBE_RADIUS) ** 2;
  });
  return toRgb(averages[0] ?? 0, averages[1] ?? 0, averages[2] ?? 0);
}

/** From BT.709 limited range, which is what the streams are tagged with. */
function toRgb(y: number, u: number, v: number): Rgb {
  const luma = (y - 16) / 219;
  const blue = (u - 128) / 224;
  const red = (v - 128) / 224;
  const scale = (value: number): number => Math.round(255 * Math.min(Math.max(value, 0), 1));
  return {
    r: scale(luma + 1.5748 * red),
    g: scale(luma - 0.1873 * blue - 0.4681 * red),
    b: scale(luma + 1.8556 * blue),
  };
}

function listener(sampleRate: number): (frame: Frame, timestampMs: number) => void {
  const window = new Float32Array(Math.round(sampleRate / 10));
  let filled = 0;
  return (frame, timestampMs) => {
    const plane = frame.data?.[0];
    if (!plane) return;
    // AAC decodes to planar floats; the left channel is enough.
    const samples = new Float32Array(plane.buffer, plane.byteOffset, frame.nbSamples);
    for (const sample of samples) {
      window[filled++] = sample;
      if (filled < window.length) continue;
      filled = 0;
      const amplitudes = request.tonesHz.map((hz) => toneAmplitude(window, hz, sampleRate));
      report({ type: 'sound', timestampMs, seenAtMs: Date.now(), amplitudes });
    }
  };
}

function describe(streams: Stream[]): StreamInfo {
  const info: StreamInfo = {};
  for (const { codecpar } of streams) {
    const codec = avGetCodecName(codecpar.codecId) ?? 'unknown';
    const { width, height, sampleRate, channels } = codecpar;
    if (codecpar.codecType === AVMEDIA_TYPE_VIDEO) info.video = { codec, width, height };
    if (codecpar.codecType === AVMEDIA_TYPE_AUDIO) info.audio = { codec, sampleRate, channels };
  }
  return info;
}

function report(message: ProbeReport): void {
  process.send?.(message);
}

function fail(reason: string): void {
  process.send?.({ type: 'failed', reason }, undefined, undefined, () => process.exit(0));
}
