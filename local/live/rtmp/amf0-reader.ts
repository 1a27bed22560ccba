import { AmfError, type AmfObject, type AmfValue, Marker } from './amf0';

/** Real clients nest two or three deep; a deeper value is an attack on the stack. */
export const MAX_AMF_DEPTH = 16;
/** A name without bytes, and the marker. */
const OBJECT_END = Buffer.from([0, 0, Marker.ObjectEnd]);

/** No value can be read from here on. */
class Unreadable extends Error {}

/**
 * Reads the values of a message body. What cannot be read ends the list, and an object keeps the
 * properties before it: encoders put bytes of their own behind a command's arguments, and forget
 * the marks that end an array. Throws `AmfError` if a value nests too deep.
 */
export function decodeAmf0(body: Buffer): AmfValue[] {
  const reader = new Amf0Reader(body);
  const values: AmfValue[] = [];
  try {
    while (!reader.isAtEnd) values.push(reader.value(0));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
  return values;
}

class Amf0Reader {
  #offset = 0;
  readonly #body: Buffer;
  /** The compound values so far, in the order in which they begin (section 2.9). */
  readonly #compounds: (AmfObject | AmfValue[])[] = [];

  constructor(body: Buffer) {
    this.#body = body;
  }

  get isAtEnd(): boolean {
    return this.#offset >= this.#body.length;
  }

  value(depth: number): AmfValue {
    if (depth > MAX_AMF_DEPTH) throw new AmfError('AMF0 value nests too deep');
    const [marker] = this.#take(1);
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
      case Marker.Unsupported:
        return undefined;
      case Marker.Date:
        // The time zone behind the milliseconds is reserved and ignored.
        return this.#take(10).readDoubleBE();
      case Marker.Reference:
        return this.#compounds[this.#take(2).readUInt16BE()];
      default:
        return this.#compound(marker, depth);
    }
  }

  #compound(marker: number | undefined, depth: number): AmfObject | AmfValue[] {
    switch (marker) {
      case Marker.TypedObject:
        this.#string();
        return this.#properties(depth);
      case Marker.EcmaArray:
        return this.#properties(depth, this.#take(4).readUInt32BE());
      case Marker.Object:
        return this.#properties(depth);
      case Marker.StrictArray:
        return this.#items(this.#take(4).readUInt32BE(), depth);
      default:
        // Movie clips and record sets are reserved, and what follows AvmPlus is another format.
        throw new Unreadable();
    }
  }

  #items(count: number, depth: number): AmfValue[] {
    const items: AmfValue[] = [];
    this.#compounds.push(items);
    this.#untilUnreadable(() => {
      while (items.length < count) items.push(this.value(depth + 1));
    });
    return items;
  }

  /**
   * `count` is that of an ECMA array. It is a hint: many encoders write 0. It counts only where the
   * mark that ends the array is missing.
   */
  #properties(depth: number, count?: number): AmfObject {
    const object: AmfObject = {};
    this.#compounds.push(object);
    this.#untilUnreadable(() => {
      for (let read = 0; !this.#skipsObjectEnd(); read++) {
        if (count !== undefined && read >= count && !this.#isAtProperty()) return;
        const name = this.#string();
        const value = this.value(depth + 1);
        // An own property only, so that one named `__proto__` does no harm.
        const rights = { enumerable: true, writable: true, configurable: true };
        Object.defineProperty(object, name, { value, ...rights });
      }
    });
    return object;
  }

  /** The end of the body counts as the end of the object. */
  #skipsObjectEnd(): boolean {
    if (this.isAtEnd) return true;
    const isEnd = OBJECT_END.equals(this.#body.subarray(this.#offset, this.#offset + 3));
    if (isEnd) this.#offset += OBJECT_END.length;
    return isEnd;
  }

  /** Whether what follows reads as a name and a value, not as the value behind the array. */
  #isAtProperty(): boolean {
    if (this.#offset + 2 > this.#body.length) return false;
    const nameBytes = this.#body.readUInt16BE(this.#offset);
    const marker = this.#body[this.#offset + 2 + nameBytes];
    return nameBytes > 0 && marker !== undefined && marker <= Marker.AvmPlus;
  }

  /** A compound value keeps what was read of it; the rest of the body is lost. */
  #untilUnreadable(read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.#offset = this.#body.length;
    }
  }

  #string(): string {
    return this.#take(this.#take(2).readUInt16BE()).toString();
  }

  #take(length: number): Buffer {
    const end = this.#offset + length;
    if (end > this.#body.length) throw new Unreadable();
    const bytes = this.#body.subarray(this.#offset, end);
    this.#offset = end;
    return bytes;
  }
}
