/** Pictures of videos (`x-oss-process`). https://help.aliyun.com/document_detail/64555.html */
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from 'mediabunny';
import { toAnnexB } from '../live/media/annex-b';
import { parseAvcConfig } from '../live/media/avc';
import type { SnapshotMaker } from '../live/snapshots/snapshot-maker';
import { internalError, invalidArgument } from './oss-error';

/** The moment in ms and the format; only the last keyframe before it is imitated, as a whole JPEG. */
const PROCESS = /^video\/snapshot((?:,(?:t_\d{1,10}|f_jpg|w_0|h_0|m_fast))+)$/;

/** The moment that a process asks for, in ms. Throws `OssError` for what is not imitated. */
export function snapshotTime(process: string): number {
  const [, parameters = ''] = PROCESS.exec(process) ?? [];
  const given = parameters.slice(1).split(',');
  const names = given.map((parameter) => parameter.slice(0, 1));
  const isWhole = ['t', 'f', 'm'].every((name) => names.includes(name));
  if (!isWhole || new Set(names).size !== names.length) {
    throw invalidArgument('Imitated is video/snapshot,t_<ms>,f_jpg,m_fast, with w_0 and h_0.');
  }
  return Number(given.find((parameter) => parameter.startsWith('t_'))?.slice(2));
}

/** The last keyframe before the moment as JPEG. Throws `OssError` if the file has no H.264. */
export async function snapshotOf(
  file: string,
  timeMs: number,
  maker: SnapshotMaker,
): Promise<Buffer> {
  const keyframe = await keyframeAt(file, timeMs).catch(() => undefined);
  if (!keyframe) throw invalidArgument('The object is no video in H.264.');
  const jpeg = await maker.make(keyframe, Number.POSITIVE_INFINITY);
  if (!jpeg) throw internalError();
  return jpeg;
}

async function keyframeAt(file: string, timeMs: number): Promise<Buffer | undefined> {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(file) });
  try {
    const track = await input.getPrimaryVideoTrack();
    const description = (await track?.getDecoderConfig())?.description;
    const config = description && parseAvcConfig(bytesOf(description));
    if (!track || !config) return undefined;
    const sink = new EncodedPacketSink(track);
    const packet = (await sink.getKeyPacket(timeMs / 1000)) ?? (await sink.getFirstPacket());
    return packet?.type === 'key' ? toAnnexB(Buffer.from(packet.data), config, true) : undefined;
  } finally {
    input.dispose();
  }
}

function bytesOf(source: ArrayBuffer | ArrayBufferView): Buffer {
  return ArrayBuffer.isView(source)
    ? Buffer.from(source.buffer, source.byteOffset, source.byteLength)
    : Buffer.from(source);
}
