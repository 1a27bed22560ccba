import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_PIX_FMT_YUV420P,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  FF_ENCODER_LIBX264,
} from 'node-av/constants';
import { Codec, CodecContext, type Frame, type Packet, Rational } from 'node-av/lib';
import { expectOk, takePackets } from '../libav';
import type { VideoSettings } from '../scene/mix-settings';

/** A segment of HLS and the wait of a viewer who joins are both one group of pictures long. */
const GOP_SECONDS = 2;
/**
 * Half the cost of veryfast, which counts where a whole cloud runs on two cores. The two features
 * of the better presets that a viewer misses most at low bitrates are switched on again.
 */
const PRESET = 'ultrafast';
const X264_PARAMETERS = 'cabac=1:no-deblock=0:scenecut=0';

/** Encodes the mixed picture as H.264 without delay. */
export class VideoEncoder {
  readonly context = new CodecContext();
  readonly settings: VideoSettings;

  constructor(settings: VideoSettings) {
    this.settings = settings;
    const { width, height, fps } = settings;
    const bitrate = settings.bitrateKbps * 1000;
    const codec = Codec.findEncoderByName(FF_ENCODER_LIBX264);
    const context = this.context;
    context.allocContext3(codec);
    Object.assign(context, { width, height, pixelFormat: AV_PIX_FMT_YUV420P, threadCount: 1 });
    context.timeBase = new Rational(1, fps);
    context.framerate = new Rational(fps, 1);
    context.gopSize = GOP_SECONDS * fps;
    context.maxBFrames = 0;
    context.bitRate = BigInt(bitrate);
    context.rcMaxRate = BigInt(bitrate);
    context.rcBufferSize = bitrate;
    context.colorRange = AVCOL_RANGE_MPEG;
    context.colorSpace = AVCOL_SPC_BT709;
    context.colorPrimaries = AVCOL_PRI_BT709;
    context.colorTrc = AVCOL_TRC_BT709;
    // FLV carries the parameter sets once, apart from the pictures.
    context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
    context.setOption('preset', PRESET);
    context.setOption('tune', 'zerolatency');
    context.setOption('x264-params', X264_PARAMETERS);
    expectOk(context.open2Sync(codec, null), 'Opening the H.264 encoder');
  }

  /** Encodes the picture as the one with this number; the packets are the caller's to free. */
  encode(picture: Frame, index: number): Packet[] {
    picture.pts = BigInt(index);
    expectOk(this.context.sendFrameSync(picture), 'Encoding a picture');
    return takePackets(this.context);
  }

  /** Frees the encoder. */
  close(): void {
    this.context.freeContext();
  }
}
