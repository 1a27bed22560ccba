/**
 * Makes snapshots in a process of its own: what strangers push is decoded by native code, and a
 * crash of it must not end the live server. It ends itself when nobody looks.
 */
import { AV_LOG_QUIET } from 'node-av/constants';
import { Log } from 'node-av/lib';
import { jpegOf } from './snapshot';

const IDLE_MS = 60_000;

Log.setLevel(AV_LOG_QUIET);
const idle = setTimeout(() => process.exit(0), IDLE_MS);
process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => {});
process.on('message', ({ keyframe, maxWidth }: { keyframe: Buffer; maxWidth: number }) => {
  idle.refresh();
  process.send?.(tryJpegOf(keyframe, maxWidth));
});

/** Empty if the picture cannot be decoded. */
function tryJpegOf(keyframe: Buffer, maxWidth: number): Buffer {
  try {
    return jpegOf(Buffer.from(keyframe), maxWidth);
  } catch {
    return Buffer.alloc(0);
  }
}
