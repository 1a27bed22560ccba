import {
  AV_CODEC_ID_MJPEG,
  AV_CODEC_ID_PNG,
  AV_PIX_FMT_YUV420P,
  AV_PIX_FMT_YUVA420P,
  type AVCodecID,
} from 'node-av/constants';
import { Codec, CodecContext, Frame, Packet, SoftwareScaleContext } from 'node-av/lib';
import { expectOk } from '../libav';
import { blankFrame } from '../video/blank-frame';

/** Larger than any mix; a small file may claim to be far larger than memory. */
const MAX_PIXELS = 4096 * 4096;
const PNG_SIGNATURE = '89504e470d0a1a0a';
const JPEG_SIGNATURE = 'ffd8ff';

/**
 * Decodes a PNG or a JPEG, off the main thread; the frame is the caller's to free. Throws if it is
 * neither, or broken.
 */
export async function decodeStill(bytes: Buffer): Promise<Frame> {
  const context = new CodecContext();
  const packet = new Packet();
  const frame = new Frame();
  const codec = Codec.findDecoder(codecOf(bytes));
  context.allocContext3(codec);
  context.threadCount = 1;
  context.setOption('max_pixels', MAX_PIXELS);
  packet.alloc();
  frame.alloc();
  try {
    expectOk(context.open2Sync(codec, null), 'Opening the picture decoder');
    packet.data = bytes;
    expectOk(await context.sendPacket(packet), 'Decoding the picture');
    await context.sendPacket(null);
    expectOk(await context.receiveFrame(frame), 'Decoding the picture');
    return frame;
  } catch (error) {
    frame.free();
    throw error;
  } finally {
    packet.free();
    context.freeContext();
  }
}

/** The picture in this size and in the colours of the mix, with its transparency or without. */
export function scaledStill(
  still: Frame,
  { width, height, transparent }: { width: number; height: number; transparent: boolean },
): Frame {
  const scaled = blankFrame(transparent ? AV_PIX_FMT_YUVA420P : AV_PIX_FMT_YUV420P, width, height);
  const scaler = new SoftwareScaleContext();
  scaler.allocContext();
  scaler.setOption('sws_flags', 'area');
  // Only matrix and range are converted; see `PaneRenderer`.
  still.colorPrimaries = scaled.colorPrimaries;
  still.colorTrc = scaled.colorTrc;
  const code = scaler.scaleFrameSync(scaled, still);
  scaler.freeContext();
  expectOk(code, 'Scaling a picture');
  return scaled;
}

function codecOf(bytes: Buffer): AVCodecID {
  if (bytes.subarray(0, 8).toString('hex') === PNG_SIGNATURE) return AV_CODEC_ID_PNG;
  if (bytes.subarray(0, 3).toString('hex') === JPEG_SIGNATURE) return AV_CODEC_ID_MJPEG;
  throw new Error('Expected a PNG or a JPEG.');
}
