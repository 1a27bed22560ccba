import type { Objects, StoredObject } from './objects';
import { escapeXml, invalidArgument, xml } from './oss-error';

const MAX_KEYS = 1000;
const KNOWN = new Set([
  'list-type',
  'prefix',
  'start-after',
  'continuation-token',
  'max-keys',
  'encoding-type',
]);

/**
 * ListObjectsV2, without groups of keys (`delimiter`) and owners: names in alphabetical order,
 * after one of them, by pages. https://help.aliyun.com/zh/oss/developer-reference/listobjectsv2
 */
export function listObjects(bucket: string, objects: Objects, query: Map<string, string>): string {
  if (query.get('list-type') !== '2') throw invalidArgument('Expected list-type 2.');
  for (const name of query.keys()) {
    if (!KNOWN.has(name) && !name.startsWith('x-oss-')) throw invalidArgument(`Unknown ${name}.`);
  }
  const encoding = query.get('encoding-type');
  if (encoding !== undefined && encoding !== 'url') throw invalidArgument('Invalid encoding-type.');
  const maxKeys = maxKeysOf(query.get('max-keys'));
  const prefix = query.get('prefix') ?? '';
  // Here a token is the last key of the page before it.
  const token = query.get('continuation-token');
  const after = token === undefined ? query.get('start-after') : fromToken(token);
  const found = objects.list(prefix).filter(({ key }) => after === undefined || key > after);
  const page = found.slice(0, maxKeys);
  const isTruncated = found.length > page.length;
  const shown = (text: string) => (encoding ? encodeURIComponent(text) : escapeXml(text));
  return xml(
    [
      '<ListBucketResult>',
      `<Name>${bucket}</Name><Prefix>${shown(prefix)}</Prefix><MaxKeys>${maxKeys}</MaxKeys>`,
      encoding ? `<EncodingType>${encoding}</EncodingType>` : '',
      `<IsTruncated>${isTruncated}</IsTruncated><KeyCount>${page.length}</KeyCount>`,
      isTruncated ? `<NextContinuationToken>${toToken(page)}</NextContinuationToken>` : '',
      ...page.map((object) => contents(object, shown)),
      '</ListBucketResult>',
    ].join(''),
  );
}

function contents({ key, bytes, modifiedAtMs }: StoredObject, shown: (text: string) => string) {
  const modified = new Date(modifiedAtMs).toISOString();
  return `<Contents><Key>${shown(key)}</Key><LastModified>${modified}</LastModified><Type>Normal</Type><Size>${bytes}</Size><StorageClass>Standard</StorageClass></Contents>`;
}

function maxKeysOf(text = '100'): number {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > MAX_KEYS) throw invalidArgument('Invalid max-keys.');
  return value;
}

function toToken(page: StoredObject[]): string {
  return Buffer.from(page.at(-1)?.key ?? '').toString('base64');
}

function fromToken(token: string): string {
  return Buffer.from(token, 'base64').toString();
}
