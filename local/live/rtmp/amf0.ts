/**
 * AMF0, the encoding of RTMP's commands and metadata. Written by hand: it is small,
 * and what a stranger sends has to meet limits.
 * https://rtmp.veriskope.com/pdf/amf0-file-format-specification.pdf
 */
export type AmfValue = number | boolean | string | null | undefined | AmfValue[] | AmfObject;
export interface AmfObject {
  [name: string]: AmfValue;
}

/** The byte before each value, which says its type (section 2.1). */
export const Marker = {
  Number: 0,
  Boolean: 1,
  String: 2,
  Object: 3,
  Null: 5,
  Undefined: 6,
  Reference: 7,
  EcmaArray: 8,
  ObjectEnd: 9,
  StrictArray: 10,
  Date: 11,
  LongString: 12,
  Unsupported: 13,
  XmlDocument: 15,
  TypedObject: 16,
  /** The value behind it is AMF3. */
  AvmPlus: 17,
} as const;

/** The bytes are an attack, not a message. */
export class AmfError extends Error {}

/** Whether a value has named properties. */
export function isAmfObject(value: AmfValue): value is AmfObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
