/**
 * The entries whose keys are too long for the store: all that begin alike are kept as one value
 * under that beginning, in the order of their keys. The service takes keys of four columns of 1 KB,
 * which is a little more than LMDB's longest.
 */
export type KeyBucket = { key: Buffer; value: Buffer }[];

const LENGTH_BYTES = 4;

/** Reads a bucket; an absent one is empty. */
export function decodeBucket(bytes: Buffer | undefined): KeyBucket {
  const bucket: KeyBucket = [];
  if (!bytes) return bucket;
  let offset = 0;
  const take = () => {
    const start = offset + LENGTH_BYTES;
    offset = start + bytes.readUInt32BE(offset);
    return bytes.subarray(start, offset);
  };
  while (offset < bytes.length) bucket.push({ key: take(), value: take() });
  return bucket;
}

/** The form in which a bucket is kept. */
export function encodeBucket(bucket: KeyBucket): Buffer {
  const parts = bucket.flatMap(({ key, value }) => [key, value]);
  return Buffer.concat(parts.flatMap((part) => [lengthOf(part), part]));
}

/** The bucket with this entry in place of any with its key; without a value it goes. */
export function withEntry(bucket: KeyBucket, key: Buffer, value: Buffer | undefined): KeyBucket {
  const others = bucket.filter((entry) => !entry.key.equals(key));
  if (value) others.push({ key, value });
  return others.sort((one, other) => one.key.compare(other.key));
}

function lengthOf(part: Buffer): Buffer {
  const bytes = Buffer.alloc(LENGTH_BYTES);
  bytes.writeUInt32BE(part.length);
  return bytes;
}
