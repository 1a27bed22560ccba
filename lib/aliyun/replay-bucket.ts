import type { Clock } from '../clock';
import type { CallTimes } from '../model/call-times';
import { FilesFailed, type RecordedFile, type RecordedFiles } from '../model/recorder';
import type { Credentials } from './credentials';
import { type BucketPlace, type OssRequest, signedOssUrl } from './oss-url';
import { fileAt, filesOf, timesOf } from './record-template';

/** Somebody waits for a function. */
const TIMEOUT_MS = 3500;
const CALL_TTL_SECONDS = 60;
/** The most that OSS lists at a time; a replay has a few files. */
const MAX_KEYS = '1000';

export interface ReplayBucketOptions {
  place: BucketPlace;
  app: string;
  credentials: Credentials;
  clock: Clock;
  calls: CallTimes;
}

/** The files of recordings in a bucket of OSS. */
export class ReplayBucket implements RecordedFiles {
  readonly #options: ReplayBucketOptions;

  constructor(options: ReplayBucketOptions) {
    this.#options = options;
  }

  /** https://help.aliyun.com/zh/oss/developer-reference/listobjectsv2 */
  async list(stream: string, sinceMs: number): Promise<RecordedFile[]> {
    const { app } = this.#options;
    const query = {
      'list-type': '2',
      prefix: filesOf(app, stream),
      'start-after': fileAt(app, stream, sinceMs),
      'encoding-type': 'url',
      'max-keys': MAX_KEYS,
    };
    const response = await this.#call('ListObjectsV2', { method: 'GET', key: '', query });
    const text = response.status === 200 ? await response.text() : '';
    if (!text.includes('<ListBucketResult')) {
      throw new FilesFailed(`ListObjectsV2: status ${response.status}`);
    }
    return filesIn(text);
  }

  /** https://help.aliyun.com/zh/oss/developer-reference/deleteobject */
  async delete(key: string): Promise<void> {
    const { status } = await this.#call('DeleteObject', { method: 'DELETE', key });
    if (status !== 204 && status !== 404) throw new FilesFailed(`DeleteObject: status ${status}`);
  }

  address(key: string, { ttlSeconds, saveAs }: { ttlSeconds: number; saveAs?: string }): string {
    const query = saveAs && {
      'response-content-disposition': `attachment; filename="${saveAs}"`,
    };
    return this.#sign({ method: 'GET', key, ttlSeconds, ...(query && { query }) });
  }

  /** The last keyframe before the moment. https://help.aliyun.com/document_detail/64555.html */
  picture(key: string, { ttlSeconds, atMs }: { ttlSeconds: number; atMs: number }): string {
    const query = { 'x-oss-process': `video/snapshot,t_${atMs},f_jpg,m_fast` };
    return this.#sign({ method: 'GET', key, query, ttlSeconds });
  }

  async #call(operation: string, request: Omit<OssRequest, 'ttlSeconds'>): Promise<Response> {
    const startedAtMs = performance.now();
    let failed = true;
    try {
      const url = this.#sign({ ...request, ttlSeconds: CALL_TTL_SECONDS });
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const answer = await fetch(url, { method: request.method, redirect: 'manual', signal });
      failed = answer.status >= 400;
      return answer;
    } catch (cause) {
      throw new FilesFailed(operation, { cause });
    } finally {
      const ms = performance.now() - startedAtMs;
      this.#options.calls.add('oss', operation, { ms, failed });
    }
  }

  #sign(request: OssRequest): string {
    const { place, credentials, clock } = this.#options;
    return signedOssUrl(place, credentials, request, clock.now());
  }
}

/** A list has no attributes and no nesting, and its keys are encoded. */
function filesIn(text: string): RecordedFile[] {
  return Array.from(text.matchAll(/<Contents>(.*?)<\/Contents>/gs)).flatMap(([, entry = '']) => {
    const [, name = ''] = /<Key>(.*?)<\/Key>/.exec(entry) ?? [];
    const [, bytes = ''] = /<Size>(\d+)<\/Size>/.exec(entry) ?? [];
    const key = decodeURIComponent(name.replaceAll('+', ' '));
    const times = timesOf(key);
    return times ? [{ key, ...times, bytes: Number(bytes) }] : [];
  });
}
