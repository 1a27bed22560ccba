/**
 * FFmpeg's libraries as publisher and player, in a process of their own, because a native addon that
 * fails must not take the tests with it. The task comes as JSON on the command line; the report goes
 * to stdout as one line of JSON.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  AV_CHANNEL_LAYOUT_MONO,
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_PIX_FMT_YUV420P,
  AV_SAMPLE_FMT_FLTP,
  AVMEDIA_TYPE_VIDEO,
  avGetCodecName,
  Codec,
  CodecContext,
  FFmpegError,
  FormatContext,
  Frame,
  Packet,
  Rational,
  type Stream,
} from 'node-av';

export interface PublishTask {
  do: 'publish';
  url: string;
  /** Seconds of media; it goes on until it is killed without. */
  seconds?: number;
  /** 1 is real time. */
  speed: number;
  /** The timestamp that the media begins with. */
  startSeconds?: number;
  hasVideo: boolean;
  /** H.265 in place of H.264, in the form of enhanced RTMP. */
  isHevc?: boolean;
}

export interface PlayTask {
  do: 'play';
  url: string;
  /** Seconds of media after which the player has seen enough; it reads to the end without. */
  seconds?: number;
}

export interface Report {
  /** False when the server refused. */
  isOpened: boolean;
  tracks: Record<string, Track>;
}

/** What a player saw of one track, by codec name. */
export interface Track {
  width: number;
  height: number;
  sampleRate: number;
  packets: number;
  decodedFrames: number;
  firstSeconds: number;
  lastSeconds: number;
  /** Whether no packet was to be decoded before the one that came before it. */
  isMonotone: boolean;
}

const WIDTH = 320;
const HEIGHT = 180;
const FPS = 15;
const SAMPLE_RATE = 44_100;
const GOP_SECONDS = 1;
const TONE_HZ = 440;
/** AAC begins a frame before 0, which FLV cannot say. */
const SHIFT_SECONDS = 0.1;

interface Source {
  encoder: CodecContext;
  stream: Stream;
  /** Media seconds up to which it has been sent. */
  atSeconds: number;
  nextFrame(): Frame;
  secondsPerFrame: number;
}

run(JSON.parse(process.argv[2] ?? '{}'))
  .then((report) => process.stdout.write(`${JSON.stringify(report)}\n`))
  .catch((error) => {
    process.stderr.write(`${error}\n`);
    process.exitCode = 1;
  });

function run(task: PublishTask | PlayTask): Promise<Report> {
  return task.do === 'publish' ? publish(task) : play(task);
}

async function publish(task: PublishTask): Promise<Report> {
  const output = new FormatContext();
  check(output.allocOutputContext2(null, 'flv', task.url));
  output.url = task.url;
  const shiftSeconds = SHIFT_SECONDS + (task.startSeconds ?? 0);
  const sources = [audioSource(output, shiftSeconds)];
  if (task.hasVideo) sources.push(videoSource(output, shiftSeconds, task.isHevc ?? false));
  if ((await output.openOutput()) < 0) return { isOpened: false, tracks: {} };
  check(await output.writeHeader());

  const startMs = Date.now();
  for (;;) {
    const source = sources.reduce((a, b) => (b.atSeconds < a.atSeconds ? b : a));
    if (source.atSeconds >= (task.seconds ?? Infinity)) break;
    const aheadMs = (source.atSeconds / task.speed) * 1000 - (Date.now() - startMs);
    if (aheadMs > 0) await sleep(aheadMs);
    await send(source, output);
    source.atSeconds += source.secondsPerFrame;
  }
  await output.writeTrailer();
  await output.closeOutput();
  return { isOpened: true, tracks: {} };
}

async function send({ encoder, stream, nextFrame }: Source, output: FormatContext) {
  const frame = nextFrame();
  check(encoder.sendFrameSync(frame));
  frame.free();
  const packet = new Packet();
  packet.alloc();
  while (encoder.receivePacketSync(packet) >= 0) {
    packet.streamIndex = stream.index;
    packet.rescaleTs(encoder.timeBase, stream.timeBase);
    check(await output.interleavedWriteFrame(packet));
  }
  packet.free();
}

function videoSource(output: FormatContext, shiftSeconds: number, isHevc: boolean): Source {
  const encoder = newEncoder(isHevc ? 'libx265' : 'libx264');
  encoder.width = WIDTH;
  encoder.height = HEIGHT;
  encoder.pixelFormat = AV_PIX_FMT_YUV420P;
  encoder.timeBase = new Rational(1, FPS);
  encoder.framerate = new Rational(FPS, 1);
  encoder.gopSize = FPS * GOP_SECONDS;
  encoder.maxBFrames = 0;
  for (const [name, value] of [
    ['preset', 'ultrafast'],
    ['tune', 'zerolatency'],
    ['sc_threshold', '0'],
    ...(isHevc ? ([['x265-params', 'scenecut=0:log-level=none']] as const) : []),
  ] as const) {
    encoder.setOption(name, value);
  }
  const picture = Buffer.alloc((WIDTH * HEIGHT * 3) / 2, 128);
  let count = 0;
  const nextFrame = () => {
    // A bar that moves, so that pictures differ.
    picture.fill((count * 5) % 256, 0, WIDTH * 20);
    const timeBase = encoder.timeBase;
    const size = { width: WIDTH, height: HEIGHT };
    const frame = Frame.fromVideoBuffer(picture, { ...size, format: AV_PIX_FMT_YUV420P, timeBase });
    frame.pts = BigInt(Math.round(shiftSeconds * FPS) + count++);
    return frame;
  };
  return openSource(output, encoder, nextFrame, 1 / FPS);
}

function audioSource(output: FormatContext, shiftSeconds: number): Source {
  const encoder = newEncoder('aac');
  encoder.sampleRate = SAMPLE_RATE;
  encoder.sampleFormat = AV_SAMPLE_FMT_FLTP;
  encoder.channelLayout = AV_CHANNEL_LAYOUT_MONO;
  encoder.timeBase = new Rational(1, SAMPLE_RATE);
  encoder.bitRate = 64_000n;
  const nbSamples = 1024;
  let count = 0;
  const nextFrame = () => {
    const samples = new Float32Array(nbSamples);
    for (let index = 0; index < nbSamples; index++) {
      const atSeconds = (count * nbSamples + index) / SAMPLE_RATE;
      samples[index] = 0.2 * Math.sin(2 * Math.PI * TONE_HZ * atSeconds);
    }
    const frame = Frame.fromAudioBuffer(Buffer.from(samples.buffer), {
      nbSamples,
      format: AV_SAMPLE_FMT_FLTP,
      sampleRate: SAMPLE_RATE,
      channelLayout: AV_CHANNEL_LAYOUT_MONO,
      timeBase: encoder.timeBase,
    });
    frame.pts = BigInt(Math.round(shiftSeconds * SAMPLE_RATE) + nbSamples * count++);
    return frame;
  };
  return openSource(output, encoder, nextFrame, nbSamples / SAMPLE_RATE);
}

function newEncoder(name: 'libx264' | 'libx265' | 'aac'): CodecContext {
  const encoder = new CodecContext();
  encoder.allocContext3(Codec.findEncoderByName(name as never));
  encoder.flags = AV_CODEC_FLAG_GLOBAL_HEADER;
  return encoder;
}

function openSource(
  output: FormatContext,
  encoder: CodecContext,
  nextFrame: () => Frame,
  secondsPerFrame: number,
): Source {
  check(encoder.open2Sync(null, null));
  const stream = output.newStream(null);
  check(stream.codecpar.fromContext(encoder));
  return { encoder, stream, nextFrame, secondsPerFrame, atSeconds: 0 };
}

async function play(task: PlayTask): Promise<Report> {
  const input = new FormatContext();
  if ((await input.openInput(task.url)) < 0) return { isOpened: false, tracks: {} };
  check(await input.findStreamInfo());
  const players = input.streams.map(openPlayer);
  const packet = new Packet();
  packet.alloc();
  while ((await input.readFrame(packet)) >= 0) {
    const player = players[packet.streamIndex];
    if (player) take(player, packet);
    packet.unref();
    const seen = players.map(({ track }) => track.lastSeconds - track.firstSeconds);
    if (task.seconds !== undefined && Math.min(...seen) >= task.seconds) break;
  }
  await input.closeInput();
  return {
    isOpened: true,
    tracks: Object.fromEntries(players.map(({ codec, track }) => [codec, track])),
  };
}

function openPlayer(stream: Stream) {
  const { codecpar } = stream;
  const decoder = new CodecContext();
  decoder.allocContext3(Codec.findDecoder(codecpar.codecId));
  check(decoder.parametersToContext(codecpar));
  check(decoder.open2Sync(null, null));
  const isVideo = codecpar.codecType === AVMEDIA_TYPE_VIDEO;
  const track: Track = {
    width: isVideo ? codecpar.width : 0,
    height: isVideo ? codecpar.height : 0,
    sampleRate: isVideo ? 0 : codecpar.sampleRate,
    packets: 0,
    decodedFrames: 0,
    firstSeconds: 0,
    lastSeconds: 0,
    isMonotone: true,
  };
  return { codec: avGetCodecName(codecpar.codecId) ?? '', decoder, stream, track };
}

function take({ decoder, stream, track }: ReturnType<typeof openPlayer>, packet: Packet): void {
  const { num, den } = stream.timeBase;
  const atSeconds = (Number(packet.dts) * num) / den;
  if (track.packets++ === 0) track.firstSeconds = atSeconds;
  else if (atSeconds < track.lastSeconds) track.isMonotone = false;
  track.lastSeconds = atSeconds;
  check(decoder.sendPacketSync(packet));
  const frame = new Frame();
  frame.alloc();
  while (decoder.receiveFrameSync(frame) >= 0) track.decodedFrames++;
  frame.free();
}

function check(code: number): void {
  FFmpegError.throwIfError(code, 'libav');
}
