/** The first and the last byte. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * One range of bytes by the header `Range`; undefined if there is none, or none that the object
 * has: OSS sends the whole object then, unless it is asked for the standard's behaviour.
 * https://help.aliyun.com/zh/oss/developer-reference/getobject
 */
export function byteRange(header: string | undefined, bytes: number): ByteRange | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  return start <= end && start < bytes ? { start, end } : undefined;
}
