import { type AmfObject, type AmfValue, isAmfObject } from '../rtmp/amf0';
import { decodeAmf0 } from '../rtmp/amf0-reader';

/** What a publisher says of its stream. */
export interface StreamMetadata {
  width?: number;
  height?: number;
  hasAudio: boolean;
  hasVideo: boolean;
}

/**
 * Reads `onMetaData`; `undefined` for other script data.
 * https://rtmp.veriskope.com/pdf/video_file_format_spec_v10_1.pdf (annex E.5)
 */
export function readMetadata(body: Buffer): StreamMetadata | undefined {
  const [name, data] = readScript(body);
  if (name !== 'onMetaData') return undefined;
  const properties = isAmfObject(data) ? data : {};
  const { width, height } = properties;
  return {
    ...(typeof width === 'number' && { width }),
    ...(typeof height === 'number' && { height }),
    hasAudio: says(properties, 'hasAudio', 'audiocodecid'),
    hasVideo: says(properties, 'hasVideo', 'videocodecid'),
  };
}

/** Encoders put all sorts of things into script data; what cannot be read says nothing. */
function readScript(body: Buffer): AmfValue[] {
  try {
    return decodeAmf0(body);
  } catch {
    return [];
  }
}

/** By the flag if there is one, else by the codec: a number or, from some encoders, its name. */
function says(properties: AmfObject, flag: string, codec: string): boolean {
  const { [flag]: isThere, [codec]: id } = properties;
  if (typeof isThere === 'boolean') return isThere;
  return typeof id === 'string' ? id !== '' : typeof id === 'number' && id > 0;
}
