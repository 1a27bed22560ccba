import {
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  type AVPixelFormat,
} from 'node-av/constants';
import { Frame } from 'node-av/lib';
import { expectOk } from '../libav';

/** libav's vector code writes beyond the end of a row that is not padded to this. */
const ROW_ALIGNMENT_BYTES = 64;

/** A frame without content, tagged with the colours of the mix. */
export function blankFrame(format: AVPixelFormat, width: number, height: number): Frame {
  const frame = new Frame();
  frame.alloc();
  frame.width = width;
  frame.height = height;
  frame.format = format;
  frame.colorRange = AVCOL_RANGE_MPEG;
  frame.colorSpace = AVCOL_SPC_BT709;
  frame.colorPrimaries = AVCOL_PRI_BT709;
  frame.colorTrc = AVCOL_TRC_BT709;
  expectOk(frame.getBuffer(ROW_ALIGNMENT_BYTES), 'Allocating a picture');
  return frame;
}
