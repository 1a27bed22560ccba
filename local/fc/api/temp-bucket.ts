import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Credential, Credentials } from '../../account/credentials';
import type { Clock } from '../../clock';
import { equalSecrets } from '../../openapi/canonical';
import { ACCOUNT_ID } from '../account';
import { FcError, invalidArgument } from '../fc-error';

/** How long an upload's credentials are good; the service's own figure was not seen. */
const TOKEN_TTL_MS = 3600_000;
/** The service's limit for a package in OSS: https://help.aliyun.com/document_detail/2513550.html */
export const MAX_PACKAGE_BYTES = 500 * 1024 * 1024;
/** Uploads that no function has been made of are dropped past this many bytes, oldest first. */
const MAX_KEPT_BYTES = 512 * 1024 * 1024;

/** An upload: the request of OSS's PutObject. */
export interface Upload {
  host: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/**
 * The bucket that packages are uploaded to before a function is made of them: credentials for one
 * object each, and OSS's PutObject for them.
 */
export class TempBucket {
  readonly name: string;
  readonly #region: string;
  readonly #credentials: Credentials;
  readonly #clock: Clock;
  readonly #owners = new Map<string, Credential>();
  readonly #objects = new Map<string, Buffer>();

  constructor(options: { region: string; credentials: Credentials; clock: Clock }) {
    this.#region = options.region;
    this.#credentials = options.credentials;
    this.#clock = options.clock;
    this.name = `fc-temp-code-${options.region}`;
  }

  /** The answer of `GET /2016-08-15/tempBucketToken`, as fc3 reads it. */
  token() {
    const credential = this.#credentials.issue(TOKEN_TTL_MS);
    const objectName = randomBytes(16).toString('hex');
    this.#owners.set(`${ACCOUNT_ID}/${objectName}`, credential);
    return {
      credentials: {
        AccessKeyId: credential.accessKeyId,
        AccessKeySecret: credential.accessKeySecret,
        SecurityToken: credential.securityToken,
        Expiration: `${new Date(this.#clock.now() + TOKEN_TTL_MS).toISOString().slice(0, 19)}Z`,
      },
      ossRegion: this.#region,
      ossBucket: this.name,
      objectName,
      codeSizeLimit: MAX_PACKAGE_BYTES,
    };
  }

  /** Keeps an object for which a token was given. Throws AccessDenied for everything else. */
  put({ host, path, headers, body }: Upload): void {
    const object = decodeURIComponent(this.#objectOf(host, path));
    const owner = this.#owners.get(object);
    const expiresAtMs = owner?.expiresAtMs ?? 0;
    if (!owner || expiresAtMs < this.#clock.now() || !this.#isSigned(owner, object, headers)) {
      throw new FcError(403, 'AccessDenied', 'The token of the upload is not for this object.');
    }
    this.#objects.set(object, body);
    this.#forget();
  }

  /** The package that was uploaded as this object. Throws InvalidArgument. */
  read({ bucket, object }: { bucket: string; object: string }): Buffer {
    const found = bucket === this.name ? this.#objects.get(object) : undefined;
    if (found) return found;
    throw invalidArgument(`code: object ${object} does not exist in bucket ${bucket}`);
  }

  /** By an address, OSS clients leave the bucket out; by a name, it comes first or in the path. */
  #objectOf(host: string, path: string): string {
    const object = path.replace(/^\//, '');
    const isInHost = host.startsWith(`${this.name}.`);
    return !isInHost && object.startsWith(`${this.name}/`)
      ? object.slice(this.name.length + 1)
      : object;
  }

  /** https://help.aliyun.com/zh/oss/developer-reference/include-signatures-in-the-authorization-header */
  #isSigned(owner: Credential, object: string, headers: IncomingHttpHeaders): boolean {
    const [, accessKeyId = '', signature = ''] =
      /^OSS ([^:\s]+):(\S+)$/.exec(headers.authorization ?? '') ?? [];
    const ossHeaders = Object.keys(headers)
      .filter((name) => name.startsWith('x-oss-'))
      .sort()
      .map((name) => `${name}:${headers[name]}\n`)
      .join('');
    const date = headers['x-oss-date'] ?? headers.date ?? '';
    const signed = `PUT\n${headers['content-md5'] ?? ''}\n${headers['content-type'] ?? ''}\n${date}\n${ossHeaders}/${this.name}/${object}`;
    const expected = createHmac('sha1', owner.accessKeySecret).update(signed).digest('base64');
    const token = String(headers['x-oss-security-token'] ?? '');
    return (
      accessKeyId === owner.accessKeyId &&
      equalSecrets(token, owner.securityToken ?? '') &&
      equalSecrets(signature, expected)
    );
  }

  #forget(): void {
    let kept = [...this.#objects.values()].reduce((sum, { length }) => sum + length, 0);
    for (const [object, { length }] of this.#objects) {
      if (kept <= MAX_KEPT_BYTES) return;
      this.#objects.delete(object);
      kept -= length;
    }
  }
}
