/** Draws and decodes whole pictures with the local mixer's parts; questions come from `pictures.ts`. */
import { AV_LOG_QUIET, AV_PIX_FMT_RGB24, AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import {
  Codec,
  CodecContext,
  FormatContext,
  Frame,
  Log,
  Packet,
  SoftwareScaleContext,
} from 'node-av/lib';
import { answerParent } from '../../bench/remote';
import { expectOk } from '../../local/mpu/libav';
import { Compositor } from '../../local/mpu/scene/compositor';
import { type Seen, sceneOf } from '../../local/mpu/scene/scene';
import { backgroundOverlays, frontOverlays } from '../../local/mpu/scene/scene-overlays';
import { StillPictures } from '../../local/mpu/scene/still-pictures';
import { YuvPicture } from '../../local/mpu/video/yuv-picture';
import type { Picture } from './picture';
import type { Drawing, Person } from './pictures';

const WHITE = { r: 255, g: 255, b: 255 };
/** The disc in the middle of a camera's picture, as a part of its shorter side. */
const DISC = 0.15;

Log.setLevel(AV_LOG_QUIET);
answerParent({ draw, lastOf });

/** What the mixer makes of these settings and people, in another size. */
function draw({ settings, people, width, height }: Drawing): Picture {
  const { video, cropMode, backgroundColor } = settings;
  if (!video) throw new Error('There is no picture in these settings.');
  const members = new Map(people.map((person, slot) => [slot, memberOf(person)]));
  const stills = new StillPictures({ onLoaded: () => {}, onMissing: () => {} });
  const stage = { stills, ...video };
  const scene = sceneOf(settings, members, stills);
  const compositor = new Compositor(video.width, video.height);
  const [backgrounds, overlays] = [backgroundOverlays(scene, stage), frontOverlays(scene, stage)];
  compositor.arrange({ seats: scene.seats, cropMode, backgroundColor, backgrounds, overlays });
  const picture = rgbOf(compositor.draw(), width, height);
  compositor.close();
  return picture;
}

/** The last picture of a file. */
async function lastOf(file: string): Promise<Picture> {
  const format = new FormatContext();
  format.allocContext();
  expectOk(await format.openInput(file, null, null), 'Opening the file');
  await format.findStreamInfo(null);
  const stream = format.streams.find(({ codecpar }) => codecpar.codecType === AVMEDIA_TYPE_VIDEO);
  if (!stream) throw new Error('The file has no picture.');
  const decoder = new CodecContext();
  const codec = Codec.findDecoder(stream.codecpar.codecId);
  decoder.allocContext3(codec);
  decoder.parametersToContext(stream.codecpar);
  decoder.open2Sync(codec, null);
  const [packet, frame] = [new Packet(), new Frame()];
  packet.alloc();
  frame.alloc();
  let last: Picture | undefined;
  while ((await format.readFrame(packet)) >= 0) {
    if (packet.streamIndex === stream.index) decoder.sendPacketSync(packet);
    packet.unref();
    while (decoder.receiveFrameSync(frame) >= 0) last = rgbOf(frame, frame.width, frame.height);
  }
  if (!last) throw new Error('Nothing was decoded.');
  return last;
}

function memberOf({ userId, color, width, height }: Person): Seen {
  const picture = new YuvPicture(width, height);
  picture.fill(color);
  const radius = Math.min(width, height) * DISC;
  picture.fillEllipse({ x: width / 2, y: height / 2, rx: radius, ry: radius }, WHITE);
  return { userId, isSeen: true, video: { latest: picture.frame, version: 1 } };
}

function rgbOf(frame: Frame, width: number, height: number): Picture {
  const scaled = new Frame();
  scaled.alloc();
  scaled.width = width;
  scaled.height = height;
  scaled.format = AV_PIX_FMT_RGB24;
  expectOk(scaled.getBuffer(), 'Allocating a picture');
  scaled.colorPrimaries = frame.colorPrimaries;
  scaled.colorTrc = frame.colorTrc;
  const scaler = new SoftwareScaleContext();
  scaler.allocContext();
  scaler.setOption('sws_flags', 'area');
  expectOk(scaler.scaleFrameSync(scaled, frame), 'Converting a picture');
  scaler.freeContext();
  const [plane = Buffer.alloc(0)] = scaled.data ?? [];
  const stride = scaled.linesize[0] ?? 0;
  const rows = Array.from({ length: height }, (_, row) =>
    Buffer.from(plane.subarray(row * stride, row * stride + width * 3)),
  );
  scaled.free();
  return { width, height, rgb: Buffer.concat(rows) };
}
