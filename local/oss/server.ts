import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Credentials } from '../account/credentials';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import type { Faults } from '../control/faults';
import { closeServer, listenOn } from '../http/listening';
import { SnapshotMaker } from '../live/snapshots/snapshot-maker';
import { byteRange } from './byte-range';
import { listObjects } from './list-objects';
import type { Objects, StoredObject } from './objects';
import { errorXml, internalError, invalidArgument, noSuchKey, OssError } from './oss-error';
import { verifyUrlSignature } from './oss-signature';
import { snapshotOf, snapshotTime } from './video-snapshot';

export interface OssOptions {
  port: number;
  bucket: string;
  region: string;
  objects: Objects;
  credentials: Credentials;
  clock: Clock;
  faults: Faults;
  log: CallLog;
  /** The built script that makes pictures of videos. */
  snapshotPath: string;
}

export interface OssServer {
  /** As the official clients take it: by an address, they leave the bucket out. */
  endpoint: string;
  close(): Promise<void>;
}

/** Headers of the answer that a signed URL may ask for. */
const OVERRIDES = ['content-type', 'content-disposition', 'cache-control'] as const;
const OPERATIONS: Record<string, string> = { GET: 'GetObject', DELETE: 'DeleteObject' };

/** A request as it was read. */
interface Call {
  method: string;
  operation: string;
  key: string;
  query: Map<string, string>;
  /** Whose key has signed. */
  caller: string;
}

/**
 * Starts OSS with one bucket: GetObject with ranges and pictures of videos, DeleteObject and ListObjectsV2, by URLs with a
 * signature of version 4. https://help.aliyun.com/zh/oss/developer-reference/list-of-operations-by-function
 */
export async function startOss(options: OssOptions): Promise<OssServer> {
  const maker = new SnapshotMaker(options.snapshotPath);
  const server = createServer((request, response) => {
    void handle({ ...options, maker }, request, response);
  });
  const endpoint = await listenOn(server, options.port);
  const close = () => {
    maker.close();
    return closeServer(server);
  };
  return { endpoint: `http://${endpoint}`, close };
}

type Oss = OssOptions & { maker: SnapshotMaker };

async function handle(
  options: Oss,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomBytes(12).toString('hex').toUpperCase();
  response.setHeader('x-oss-request-id', requestId);
  response.setHeader('Server', 'AliyunOSS');
  request.resume();
  let operation = 'Unknown';
  let code: string | undefined;
  let drops = false;
  let caller: string | undefined;
  try {
    const call = readCall(options, request);
    operation = call.operation;
    caller = call.caller;
    const fault = options.faults.next('oss', operation, call.key);
    if (fault?.kind === 'drop') return void request.socket.destroy();
    if (fault?.kind === 'fail')
      throw new OssError(fault.status ?? 500, fault.code ?? 'InternalError', 'Planned.');
    drops = fault?.kind === 'apply-then-drop';
    await act(options, call, request, drops ? undefined : response);
  } catch (error) {
    const refused = error instanceof OssError ? error : internalError();
    code = refused.code;
    response.writeHead(refused.status, { 'Content-Type': 'application/xml' });
    response.end(request.method === 'HEAD' ? '' : errorXml(refused, requestId));
  } finally {
    const { clock, log } = options;
    const status = { status: response.statusCode, ...(code && { code }) };
    const detail = { ...(caller && { caller }) };
    log.add({ service: 'oss', operation, atMs: clock.now(), ...status, detail });
    if (drops) request.socket.destroy();
  }
}

/** Reads the request and checks its signature. */
function readCall(options: OssOptions, { url = '', method = '', headers }: IncomingMessage): Call {
  const { bucket, region, credentials, clock } = options;
  if (!URL.canParse(url, 'http://oss')) throw invalidArgument('Expected the address of an object.');
  const { pathname, searchParams } = new URL(url, 'http://oss');
  const key = decodeKey(pathname.slice(1));
  const query = [...searchParams];
  const operation = key === '' ? 'ListObjectsV2' : OPERATIONS[method === 'HEAD' ? 'GET' : method];
  if (!operation || (key === '' && method !== 'GET')) {
    throw new OssError(405, 'MethodNotAllowed', 'The method is not allowed for this resource.');
  }
  verifyUrlSignature(
    { method, bucket, key, query, headers },
    { region, credentials, nowMs: clock.now() },
  );
  const [caller = ''] = (searchParams.get('x-oss-credential') ?? '').split('/');
  return { method, operation, key, query: new Map(query), caller };
}

async function act(
  { objects, bucket, maker }: Oss,
  { operation, key, query, method }: Call,
  { headers }: IncomingMessage,
  response: ServerResponse | undefined,
): Promise<void> {
  if (operation === 'DeleteObject') {
    objects.delete(key);
    response?.writeHead(204).end();
  } else if (operation === 'ListObjectsV2') {
    const listed = listObjects(bucket, objects, query);
    response?.writeHead(200, { 'Content-Type': 'application/xml' }).end(listed);
  } else {
    const found = objects.find(key);
    if (!found) throw noSuchKey();
    const process = query.get('x-oss-process');
    if (process !== undefined) {
      const jpeg = await snapshotOf(objects.fileOf(key), snapshotTime(process), maker);
      response?.writeHead(200, { 'Content-Type': 'image/jpeg' });
      response?.end(method === 'HEAD' ? '' : jpeg);
    } else if (response)
      send(objects, found, { query, range: headers.range, isHead: method === 'HEAD' }, response);
  }
}

/** Bytes that are not there are no range, and the whole object is sent, as OSS does by default. */
function send(
  objects: Objects,
  { key, bytes, modifiedAtMs }: StoredObject,
  wanted: { query: Map<string, string>; range: string | undefined; isHead: boolean },
  response: ServerResponse,
): void {
  const range = byteRange(wanted.range, bytes);
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  for (const name of OVERRIDES) {
    const value = wanted.query.get(`response-${name}`);
    if (value) response.setHeader(name, value);
  }
  if (!response.hasHeader('content-type')) response.setHeader('content-type', typeOf(key));
  response.writeHead(range ? 206 : 200, {
    'Accept-Ranges': 'bytes',
    'Content-Length': Math.max(0, end - start + 1),
    'Last-Modified': new Date(modifiedAtMs).toUTCString(),
    ...(range && { 'Content-Range': `bytes ${start}-${end}/${bytes}` }),
  });
  if (wanted.isHead || bytes === 0) return void response.end();
  const file = createReadStream(objects.fileOf(key), { start, end });
  file.on('error', () => response.destroy());
  response.on('close', () => file.destroy());
  file.pipe(response);
}

function typeOf(key: string): string {
  return key.endsWith('.mp4') ? 'video/mp4' : 'application/octet-stream';
}

function decodeKey(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw invalidArgument('The key is not encoded as it should be.');
  }
}
