import { setTimeout as sleep } from 'node:timers/promises';
import { AV_BUFFERSRC_FLAG_KEEP_REF, AV_CODEC_ID_OPUS } from 'node-av/constants';
import { Codec, CodecContext, FilterGraph, Frame, Packet } from 'node-av/lib';
import { AudioEncoder } from '../local/mpu/audio/audio-encoder';
import { expectOk } from '../local/mpu/libav';
import type { Pane } from '../local/mpu/scene/layouts';
import type { VideoSettings } from '../local/mpu/scene/mix-settings';
import { paneRectangle } from '../local/mpu/scene/pane-geometry';
import { VideoDecoder } from '../local/mpu/video/video-decoder';
import { VideoEncoder } from '../local/mpu/video/video-encoder';
import { TONE_PACKET_SAMPLES } from '../local/synthetic/tone-encoder';
import { INPUT, SAMPLE_RATE, type Sent, SOUND_PACKETS_PER_SECOND } from './mix-material';

const SINK = 'buffersink@out';

/**
 * Mixes with FFmpeg's own filters, as `ffmpeg -re -filter_complex` would: the same decoders and
 * encoders, in real time, and all people there from the first picture to the last.
 */
export async function mixByGraph(
  material: Sent[],
  { video, layout, seconds }: { video: VideoSettings; layout: Pane[]; seconds: number },
): Promise<void> {
  await Promise.all([
    mixPictures(material, { video, layout, seconds }),
    mixSounds(material, seconds),
  ]);
}

/** Counts at a rate, each number when it is due: a machine that rests between is a slower one. */
async function* paced(seconds: number, perSecond: number): AsyncGenerator<number> {
  const startMs = performance.now();
  for (let index = 0; index < seconds * perSecond; index++) {
    await sleep(startMs + (index * 1000) / perSecond - performance.now());
    yield index;
  }
}

async function mixPictures(
  material: Sent[],
  { video, layout, seconds }: { video: VideoSettings; layout: Pane[]; seconds: number },
): Promise<void> {
  const graph = graphOf(pictureFilters(material.length, video, layout));
  const encoder = new VideoEncoder(video);
  const decoders = material.map(() => new VideoDecoder());
  const mixed = new Frame();
  mixed.alloc();
  let made = 0;
  for await (const index of paced(seconds, INPUT.fps)) {
    for (const [input, { pictures }] of material.entries()) {
      const decoder = decoders[input];
      decoder?.decode(pictures[index % pictures.length] ?? Buffer.alloc(0));
      if (!decoder) continue;
      decoder.latest.pts = BigInt(index);
      put(graph, `buffer@in${input}`, decoder.latest);
    }
    while (take(graph, mixed)) {
      for (const packet of encoder.encode(mixed, made++)) packet.free();
      mixed.unref();
    }
  }
  for (const decoder of decoders) decoder.close();
  mixed.free();
  encoder.close();
  graph.free();
  if (made < seconds * INPUT.fps - 2) throw new Error(`Only ${made} pictures came out.`);
}

async function mixSounds(material: Sent[], seconds: number): Promise<void> {
  const encoder = new AudioEncoder();
  const graph = graphOf(soundFilters(material.length, encoder.blockSamples));
  const decoders = material.map(openOpus);
  const packet = new Packet();
  const frame = new Frame();
  packet.alloc();
  frame.alloc();
  let made = 0;
  for await (const index of paced(seconds, SOUND_PACKETS_PER_SECOND)) {
    for (const [input, { sounds }] of material.entries()) {
      packet.data = sounds[index % sounds.length] ?? Buffer.alloc(0);
      decoders[input]?.sendPacketSync(packet);
      packet.unref();
      expectOk(decoders[input]?.receiveFrameSync(frame) ?? -1, 'Decoding sound');
      frame.pts = BigInt(index * TONE_PACKET_SAMPLES);
      put(graph, `abuffer@in${input}`, frame);
    }
    while (take(graph, frame)) {
      const [left, right] = (frame.data ?? []).map(
        (plane) => new Float32Array(plane.buffer, plane.byteOffset, frame.nbSamples),
      );
      if (!left || !right) throw new Error('There is a side missing.');
      for (const encoded of encoder.encode({ left, right }, made)) encoded.free();
      made += left.length;
      frame.unref();
    }
  }
  for (const decoder of decoders) decoder.freeContext();
  packet.free();
  frame.free();
  encoder.close();
  graph.free();
}

function pictureFilters(people: number, video: VideoSettings, layout: Pane[]): string {
  const { width, height, fps } = video;
  const source = `video_size=${INPUT.width}x${INPUT.height}:pix_fmt=yuv420p:time_base=1/${fps}:pixel_aspect=1/1:colorspace=bt709:range=tv`;
  const panes = layout.slice(0, people).map((pane) => paneRectangle(pane, video));
  const inputs = panes.map(
    (pane, index) =>
      `buffer@in${index}=${source},scale=${pane.width}:${pane.height}:flags=bilinear[p${index}]`,
  );
  const labels = panes.map((_, index) => `[p${index}]`).join('');
  const places = panes.map(({ x, y }) => `${x}_${y}`).join('|');
  const stack = `${labels}xstack=inputs=${people}:layout=${places}:fill=black,pad=${width}:${height}`;
  return [...inputs, `${stack},${SINK}`].join(';');
}

function soundFilters(people: number, blockSamples: number): string {
  const source = `sample_rate=${SAMPLE_RATE}:sample_fmt=fltp:channel_layout=stereo:time_base=1/${SAMPLE_RATE}`;
  const inputs = Array.from(
    { length: people },
    (_, index) => `abuffer@in${index}=${source}[s${index}]`,
  );
  const labels = inputs.map((_, index) => `[s${index}]`).join('');
  const mix = `${labels}amix=inputs=${people}:normalize=0,alimiter=level=0,aformat=sample_fmts=fltp,asetnsamples=${blockSamples}`;
  return [...inputs, `${mix},a${SINK}`].join(';');
}

function graphOf(filters: string): FilterGraph {
  const graph = new FilterGraph();
  graph.alloc();
  graph.nbThreads = 1;
  expectOk(graph.parsePtr(filters, null, null), 'Making the filters');
  expectOk(graph.configSync(), 'Connecting the filters');
  return graph;
}

function put(graph: FilterGraph, source: string, frame: Frame): void {
  const code = graph.getFilter(source)?.buffersrcAddFrameSync(frame, AV_BUFFERSRC_FLAG_KEEP_REF);
  expectOk(code ?? -1, 'Filtering');
}

function take(graph: FilterGraph, frame: Frame): boolean {
  const sink = graph.getFilter(SINK) ?? graph.getFilter(`a${SINK}`);
  return (sink?.buffersinkGetFrameSync(frame) ?? -1) >= 0;
}

/** The same decoder as the mixer's, without its copies. */
function openOpus(): CodecContext {
  const decoder = new CodecContext();
  const codec = Codec.findDecoder(AV_CODEC_ID_OPUS);
  decoder.allocContext3(codec);
  decoder.sampleRate = SAMPLE_RATE;
  expectOk(decoder.open2Sync(codec, null), 'Opening the Opus decoder');
  return decoder;
}
