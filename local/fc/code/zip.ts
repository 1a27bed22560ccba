/**
 * ZIP archives, as the code of a function is sent. Written by hand: fflate, which the tests use, does
 * not check the sums, and the service refuses a damaged package.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** A file of a package: its path, with slashes, and what is in it. */
export interface PackedFile {
  path: string;
  content: Buffer;
}

/** A package could be a bomb; the service's own limit for unpacked code is not lower. */
const MAX_UNPACKED_BYTES = 500 * 1024 * 1024;

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const STORED = 0;
const DEFLATED = 8;
const MAX_COMMENT_BYTES = 0xffff;
/** 1 January 1980, the earliest date of the format: equal files make an equal package. */
const FIXED_DATE = 0x21;
const UTF8_NAMES = 0x800;

/**
 * Packs files as a ZIP archive. Format: APPNOTE.TXT of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export function zip(files: PackedFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, content } of files) {
    const packed = deflateRawSync(content);
    const name = Buffer.from(path);
    const facts = factsOf(name, content, packed);
    const header = Buffer.alloc(LOCAL_BYTES);
    header.writeUInt32LE(LOCAL_HEADER, 0);
    facts.copy(header, 4);
    directory.push(centralEntry(facts, name, offset));
    parts.push(header, name, packed);
    offset += header.length + name.length + packed.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central, endRecord(files.length, central.length, offset)]);
}

/** The 26 bytes that a file's own header and its entry in the directory have in common. */
function factsOf(name: Buffer, content: Buffer, packed: Buffer): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(UTF8_NAMES, 2);
  facts.writeUInt16LE(DEFLATED, 4);
  facts.writeUInt16LE(FIXED_DATE, 8);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(content.length, 18);
  facts.writeUInt16LE(name.length, 22);
  return facts;
}

function centralEntry(facts: Buffer, name: Buffer, offset: number): Buffer {
  const entry = Buffer.alloc(CENTRAL_BYTES);
  entry.writeUInt32LE(CENTRAL_HEADER, 0);
  entry.writeUInt16LE(20, 4);
  facts.copy(entry, 6);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name]);
}

function endRecord(files: number, directoryBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END_RECORD, 0);
  end.writeUInt16LE(files, 8);
  end.writeUInt16LE(files, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** The files of a ZIP archive, without its folders. Throws an error that says what is wrong. */
export function unzip(archive: Buffer): PackedFile[] {
  try {
    return entriesOf(archive);
  } catch (cause) {
    // A read past the end is what most damage comes to.
    const isKnown = cause instanceof ZipError;
    throw isKnown ? cause : new ZipError('The package is not a valid ZIP archive.');
  }
}

/** A package that cannot be read. */
export class ZipError extends Error {}

function entriesOf(archive: Buffer): PackedFile[] {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  let bytes = 0;
  const files: PackedFile[] = [];
  for (let index = 0; index < count; index++) {
    if (archive.readUInt32LE(at) !== CENTRAL_HEADER) throw new ZipError('A directory is damaged.');
    const nameBytes = archive.readUInt16LE(at + 28);
    const path = archive.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes);
    bytes += archive.readUInt32LE(at + 24);
    if (bytes > MAX_UNPACKED_BYTES) {
      throw new ZipError(`Expected at most ${MAX_UNPACKED_BYTES} bytes of unpacked code.`);
    }
    if (!path.endsWith('/')) files.push({ path, content: contentOf(archive, at) });
    at += CENTRAL_BYTES + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

/** The end record is the last thing of an archive, but for a comment. */
function findEnd(archive: Buffer): number {
  const first = Math.max(0, archive.length - END_BYTES - MAX_COMMENT_BYTES);
  for (let at = archive.length - END_BYTES; at >= first; at--) {
    if (archive.readUInt32LE(at) === END_RECORD) return at;
  }
  throw new ZipError('The package is not a ZIP archive.');
}

function contentOf(archive: Buffer, entry: number): Buffer {
  const method = archive.readUInt16LE(entry + 10);
  const packedBytes = archive.readUInt32LE(entry + 20);
  const header = archive.readUInt32LE(entry + 42);
  const start =
    header + LOCAL_BYTES + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const packed = archive.subarray(start, start + packedBytes);
  const bytes = archive.readUInt32LE(entry + 24);
  if (method !== STORED && method !== DEFLATED) throw new ZipError(`Unknown packing ${method}.`);
  const content =
    method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(bytes, 1) });
  if (content.length !== bytes || crc32(content) !== archive.readUInt32LE(entry + 16)) {
    throw new ZipError('A file of the package is damaged.');
  }
  return Buffer.from(content);
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** In the format's own sum; `zlib.crc32` is not in every Node.js 20. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (CRC_TABLE[(sum ^ byte) & 0xff] ?? 0);
  return ~sum >>> 0;
}
