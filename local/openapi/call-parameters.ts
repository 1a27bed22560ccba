/** Those of every call; https://help.aliyun.com/document_detail/341644.html */
const PUBLIC = new Set([
  'Action',
  'Version',
  'Format',
  'AccessKeyId',
  'SecurityToken',
  'Signature',
  'SignatureMethod',
  'SignatureNonce',
  'SignatureVersion',
  'Timestamp',
]);

/** The parameters of one call as the wire has them: flat, all text. An empty one is an absent one. */
export class CallParameters extends Map<string, string> {
  readonly #ignored = new Set<string>();

  /** Names that were accepted and have no effect; the call log tells them. */
  get ignored(): string[] {
    return [...this.#ignored].sort();
  }

  /** Says that a parameter, or a part of one, has no effect. */
  ignore(name: string): void {
    this.#ignored.add(name);
  }

  /** Notes whatever is not among the values that were read from these parameters. */
  ignoreAllBut(read: unknown): void {
    for (const [name, value] of this) {
      const unread = value === '' || PUBLIC.has(name) ? undefined : unreadPart(name, read);
      if (unread !== undefined) this.ignore(unread);
    }
  }
}

/** The shortest part of a dotted name that nothing was read for; numbers count from 1. */
function unreadPart(name: string, read: unknown): string | undefined {
  const path = name.split('.');
  let value = read;
  for (const [depth, part] of path.entries()) {
    const key = Array.isArray(value) ? String(Number(part) - 1) : part;
    const isRead = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    if (!isRead) return path.slice(0, depth + 1).join('.');
    value = Reflect.get(Object(value), key);
  }
  return undefined;
}
