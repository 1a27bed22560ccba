/**
 * AMF0, the encoding of RTMP's commands and metadata.
 * https://rtmp.veriskope.com/pdf/amf0-file-format-specification.pdf
 */
export type AmfValue = number | boolean | string | null | undefined | AmfValue[] | AmfObject;
export interface AmfObject {
  [name: string]: AmfValue;
}

/** Real clients nest two or three deep; a deeper value is an attack on the stack. */
export const MAX_AMF_DEPTH = 16;

const Marker = {
  Number: 0,
  Boolean: 1,
  String: 2,
  Object: 3,
  Null: 5,
  Undefined: 6,
  EcmaArray: 8,
  ObjectEnd: 9,
  StrictArray: 10,
  Date: 11,
  LongString: 12,
  XmlDocument: 15,
  TypedObject: 16,
} as const;

/** The bytes are not AMF0, or nest too deep. */
export class AmfError extends Error {}

/** Reads all values of a message body. Throws `AmfError` for anything else. */
export function decodeAmf0(body: Buffer): AmfValue[] {
  const reader = new Amf0Reader(body);
  const values: AmfValue[] = [];
  while (reader.offset < body.length) values.push(reader.value(0));
  return values;
}

/** Writes values one behind the other, as a message body. */
export function encodeAmf0(...values: AmfValue[]): Buffer {
  return Buffer.concat(values.map(encodeValue));
}

class Amf0Reader {
  offset = 0;
  readonly #body: Buffer;

  constructor(body: Buffer) {
    this.#body = body;
  }

  value(depth: number): AmfValue {
    if (depth > MAX_AMF_DEPTH) throw new AmfError('AMF0 value nests too deep');
    const marker = this.#take(1)[0];
    switch (marker) {
      case Marker.Number:
        return this.#take(8).readDoubleBE();
      case Marker.Boolean:
        return this.#take(1)[0] !== 0;
      case Marker.String:
        return this.#string();
      case Marker.LongString:
      case Marker.XmlDocument:
        return this.#take(this.#take(4).readUInt32BE()).toString();
      case Marker.Null:
        return null;
      case Marker.Undefined:
        return undefined;
      case Marker.Date:
        // The time zone behind the milliseconds is reserved and ignored.
        return this.#take(10).readDoubleBE();
      default:
        return this.#compound(marker, depth);
    }
  }

  #compound(marker: number | undefined, depth: number): AmfValue {
    switch (marker) {
      case Marker.TypedObject:
        this.#string();
        return this.#properties(depth);
      case Marker.EcmaArray:
        // The count is only a hint: the end is marked as an object's is.
        this.#take(4);
        return this.#properties(depth);
      case Marker.Object:
        return this.#properties(depth);
      case Marker.StrictArray: {
        const count = this.#take(4).readUInt32BE();
        const items: AmfValue[] = [];
        for (let index = 0; index < count; index++) items.push(this.value(depth + 1));
        return items;
      }
      default:
        throw new AmfError(`AMF0 marker ${marker} is not supported`);
    }
  }

  #properties(depth: number): AmfObject {
    const entries: [string, AmfValue][] = [];
    for (;;) {
      const name = this.#string();
      if (name === '' && this.#body[this.offset] === Marker.ObjectEnd) {
        this.offset++;
        // Own properties only, so that a property named `__proto__` does no harm.
        return Object.fromEntries(entries);
      }
      entries.push([name, this.value(depth + 1)]);
    }
  }

  #string(): string {
    return this.#take(this.#take(2).readUInt16BE()).toString();
  }

  #take(length: number): Buffer {
    const end = this.offset + length;
    if (end > this.#body.length) throw new AmfError('AMF0 value is cut short');
    const bytes = this.#body.subarray(this.offset, end);
    this.offset = end;
    return bytes;
  }
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
