import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Refusal } from '../http/refusal';
import type { Reply } from '../http/router';

/** The routes of the one page; it reads the rest from its address. */
const ROUTE = /^\/(?:(?:studio|watch|replay)\/[\w-]+\/?)?$/;
/** The description of the API is a page of its own. */
const REFERENCE = /^\/api\/?$/;
/** So is the wall of all shows. */
const OPERATIONS = /^\/operations\/?$/;
/** No folder's name has a dot and no file's begins with one, so nothing above the pages is named. */
const FILE = /^\/(?:[\w-]+\/)*[\w-][\w.-]*$/;

const CONTENT_TYPE: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Where the pages may connect to and take pictures from, beside their own origin. */
export interface Origins {
  api: string;
  rtc: string;
  live: string;
  /** The bucket of the recordings. */
  replays: string;
}

/** The built pages, with the headers that a deployment should give them too. */
export class Pages {
  readonly #folder: string;
  readonly #headers: Record<string, string>;

  constructor(folder: string, origins: Origins) {
    this.#folder = folder;
    this.#headers = securityHeaders(origins);
  }

  /** The page or file of this path. Throws a 404 if there is no such file. */
  async find(pathname: string): Promise<Reply> {
    const file = fileOf(pathname);
    const found = await this.#file(file);
    // What looks like a page's address is answered by the pages, in the reader's language.
    const page = found || extname(file) !== '' ? undefined : await this.#file('/index.html');
    const shown = found ?? page;
    if (!shown) throw notFound(file);
    // A rebuild is to be seen with the next reload.
    const headers = { ...this.#headers, 'content-type': shown.type, 'cache-control': 'no-cache' };
    return { status: found ? 200 : 404, headers, body: shown.bytes };
  }

  async #file(file: string): Promise<{ type: string; bytes: Buffer } | undefined> {
    const type = CONTENT_TYPE[extname(file)];
    const bytes = type && FILE.test(file) ? await this.#read(file) : undefined;
    return type !== undefined && bytes ? { type, bytes } : undefined;
  }

  async #read(file: string): Promise<Buffer | undefined> {
    try {
      return await readFile(join(this.#folder, file));
    } catch {
      // Not there, or a folder.
      return undefined;
    }
  }
}

function fileOf(pathname: string): string {
  if (REFERENCE.test(pathname)) return '/reference/index.html';
  if (OPERATIONS.test(pathname)) return '/operations/index.html';
  return ROUTE.test(pathname) ? '/index.html' : pathname;
}

function notFound(file: string): Refusal {
  const isPage = file.endsWith('/index.html');
  const hint = isPage ? 'The pages are not built: run `npm run build`.' : 'There is no such file.';
  return new Refusal(404, 'NotFound', hint);
}

/**
 * Nothing inline and nothing from elsewhere. A player feeds its <video> from a blob: address
 * (Media Source Extensions). https://www.w3.org/TR/CSP3/
 */
function securityHeaders({ api, rtc, live, replays }: Origins): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    `img-src 'self' data: ${live} ${replays}`,
    `media-src 'self' blob: ${live} ${replays}`,
    `connect-src 'self' ${api} ${rtc} ${live}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'permissions-policy': 'camera=(self), microphone=(self), display-capture=(self)',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
  };
}
