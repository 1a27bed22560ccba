import { writeFileSync } from 'node:fs';
import {
  AV_CODEC_ID_PNG,
  AV_PIX_FMT_RGB24,
  AVCOL_RANGE_JPEG,
  AVCOL_SPC_RGB,
} from 'node-av/constants';
import { Codec, CodecContext, Frame, Rational, SoftwareScaleContext } from 'node-av/lib';
import { expectOk, takePackets } from '../mpu/libav';

/** Wide enough to read the clocks, small enough for a page. */
const WIDTH = 640;

/** Writes a picture as a PNG file, 640 pixels wide. */
export function saveSnapshot(picture: Frame, path: string): void {
  const height = Math.round((picture.height * WIDTH) / picture.width / 2) * 2;
  const rgb = toRgb(picture, height);
  const codec = Codec.findEncoder(AV_CODEC_ID_PNG);
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  Object.assign(encoder, { width: WIDTH, height, pixelFormat: AV_PIX_FMT_RGB24 });
  encoder.timeBase = new Rational(1, 1);
  expectOk(encoder.open2Sync(codec, null), 'Opening the PNG encoder');
  expectOk(encoder.sendFrameSync(rgb), 'Encoding a snapshot');
  expectOk(encoder.sendFrameSync(null), 'Encoding a snapshot');
  const [packet] = takePackets(encoder);
  writeFileSync(path, packet?.data ?? Buffer.alloc(0));
  packet?.free();
  rgb.free();
  encoder.freeContext();
}

function toRgb(picture: Frame, height: number): Frame {
  const rgb = new Frame();
  rgb.alloc();
  Object.assign(rgb, { width: WIDTH, height, format: AV_PIX_FMT_RGB24 });
  rgb.colorRange = AVCOL_RANGE_JPEG;
  rgb.colorSpace = AVCOL_SPC_RGB;
  rgb.colorPrimaries = picture.colorPrimaries;
  rgb.colorTrc = picture.colorTrc;
  expectOk(rgb.getBuffer(), 'Allocating a snapshot');
  const scaler = new SoftwareScaleContext();
  scaler.allocContext();
  expectOk(scaler.scaleFrameSync(rgb, picture), 'Scaling a snapshot');
  scaler.freeContext();
  return rgb;
}
