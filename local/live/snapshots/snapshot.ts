import {
  AV_CODEC_FLAG_QSCALE,
  AV_CODEC_ID_H264,
  AV_CODEC_ID_MJPEG,
  AV_PIX_FMT_YUVJ420P,
  AVCOL_RANGE_JPEG,
  AVCOL_SPC_SMPTE170M,
  FF_QP2LAMBDA,
} from 'node-av/constants';
import { Codec, CodecContext, Frame, Packet, Rational, SoftwareScaleContext } from 'node-av/lib';
import { expectOk, takePackets } from '../../mpu/libav';

/** Of 2 (best) to 31. */
const QUALITY = 5;

/**
 * Decodes one keyframe (H.264, Annex B) and returns it as JPEG, no wider than this. Throws if it
 * cannot be decoded.
 */
export function jpegOf(keyframe: Buffer, maxWidth: number): Buffer {
  const picture = decode(keyframe);
  const small = shrink(picture, maxWidth);
  try {
    return encode(small);
  } finally {
    picture.free();
    small.free();
  }
}

function decode(keyframe: Buffer): Frame {
  const codec = Codec.findDecoder(AV_CODEC_ID_H264);
  const decoder = new CodecContext();
  decoder.allocContext3(codec);
  decoder.threadCount = 1;
  const packet = new Packet();
  packet.alloc();
  const picture = new Frame();
  picture.alloc();
  try {
    expectOk(decoder.open2Sync(codec, null), 'Opening the H.264 decoder');
    packet.data = keyframe;
    expectOk(decoder.sendPacketSync(packet), 'Decoding a keyframe');
    // The end of the stream: a decoder may hold a picture back for others that come before it.
    decoder.sendPacketSync(null);
    expectOk(decoder.receiveFrameSync(picture), 'Decoding a keyframe');
    return picture;
  } catch (error) {
    picture.free();
    throw error;
  } finally {
    packet.free();
    decoder.freeContext();
  }
}

/** JPEG's colours are BT.601 in full range (JFIF 1.02). */
function shrink(picture: Frame, maxWidth: number): Frame {
  const width = even(Math.min(maxWidth, picture.width));
  const height = even((picture.height * width) / picture.width);
  const small = new Frame();
  small.alloc();
  Object.assign(small, { width, height, format: AV_PIX_FMT_YUVJ420P });
  small.colorRange = AVCOL_RANGE_JPEG;
  small.colorSpace = AVCOL_SPC_SMPTE170M;
  expectOk(small.getBuffer(), 'Allocating a snapshot');
  const scaler = new SoftwareScaleContext();
  scaler.allocContext();
  expectOk(scaler.scaleFrameSync(small, picture), 'Scaling a snapshot');
  scaler.freeContext();
  return small;
}

function encode(picture: Frame): Buffer {
  const codec = Codec.findEncoder(AV_CODEC_ID_MJPEG);
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  const { width, height } = picture;
  Object.assign(encoder, { width, height, pixelFormat: AV_PIX_FMT_YUVJ420P });
  encoder.timeBase = new Rational(1, 1);
  encoder.setFlags(AV_CODEC_FLAG_QSCALE);
  encoder.globalQuality = QUALITY * FF_QP2LAMBDA;
  picture.quality = QUALITY * FF_QP2LAMBDA;
  try {
    expectOk(encoder.open2Sync(codec, null), 'Opening the JPEG encoder');
    expectOk(encoder.sendFrameSync(picture), 'Encoding a snapshot');
    encoder.sendFrameSync(null);
    const [packet] = takePackets(encoder);
    const jpeg = Buffer.from(packet?.data ?? []);
    packet?.free();
    return jpeg;
  } finally {
    encoder.freeContext();
  }
}

function even(pixels: number): number {
  return Math.max(Math.round(pixels / 2) * 2, 2);
}
