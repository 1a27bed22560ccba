import { type AmfValue, Marker } from './amf0';

/** Writes values one behind the other, as a message body. */
export function encodeAmf0(...values: AmfValue[]): Buffer {
  return Buffer.concat(values.map(encodeValue));
}

function encodeValue(value: AmfValue): Buffer {
  if (value === undefined) return Buffer.from([Marker.Undefined]);
  if (value === null) return Buffer.from([Marker.Null]);
  if (typeof value === 'boolean') return Buffer.from([Marker.Boolean, value ? 1 : 0]);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9);
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  if (typeof value === 'string') return encodeString(value);
  if (Array.isArray(value)) {
    const head = Buffer.from([Marker.StrictArray, 0, 0, 0, 0]);
    head.writeUInt32BE(value.length, 1);
    return Buffer.concat([head, ...value.map(encodeValue)]);
  }
  const properties = Object.entries(value).flatMap(([name, item]) => [
    encodeName(name),
    encodeValue(item),
  ]);
  const end = Buffer.from([0, 0, Marker.ObjectEnd]);
  return Buffer.concat([Buffer.from([Marker.Object]), ...properties, end]);
}

function encodeString(text: string): Buffer {
  const bytes = Buffer.from(text);
  if (bytes.length <= 0xffff)
    return Buffer.concat([Buffer.from([Marker.String]), encodeName(text)]);
  const head = Buffer.from([Marker.LongString, 0, 0, 0, 0]);
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

function encodeName(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
