import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A handler; the callback is the older way to answer, and is still called in the vendor's templates. */
export type Handler = (
  event: Buffer,
  context: unknown,
  callback: (error: unknown, result?: unknown) => void,
) => unknown;

interface Loaded {
  [name: string]: unknown;
  default?: Record<string, unknown>;
}

/** How a file is loaded, as CommonJS and as an ES module. */
export interface FileLoader {
  require(path: string): Loaded;
  import(url: string): Promise<Loaded>;
}

const PLAIN: FileLoader = {
  require: (path) => createRequire(path)(path),
  import: (url) => import(url),
};

/**
 * Loads the function that `handler` (`index.handler`) names: an ES module when there is an `.mjs`
 * file or package.json says so, else CommonJS.
 * https://help.aliyun.com/zh/functioncompute/user-guide/request-handlers
 */
export async function loadHandler(
  codePath: string,
  handler: string,
  loader = PLAIN,
): Promise<Handler> {
  const [file = '', exportName = ''] = handler.split('.');
  const modulePath = join(codePath, `${file}.mjs`);
  const loaded = existsSync(modulePath)
    ? await loader.import(pathToFileURL(modulePath).href)
    : await requireOrImport(join(codePath, `${file}.js`), loader);
  const found = loaded[exportName] ?? loaded.default?.[exportName];
  if (typeof found === 'function') return found as Handler;
  throw new Error(`Handler '${exportName}' is not exported by module '${file}'.`);
}

async function requireOrImport(path: string, loader: FileLoader): Promise<Loaded> {
  try {
    return loader.require(path);
  } catch (error) {
    // With `"type": "module"` in its package.json an `.js` file cannot be required.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_REQUIRE_ESM') throw error;
    return loader.import(pathToFileURL(path).href);
  }
}

/** Calls a handler and waits for its result, whichever of the two ways it answers. */
export function callHandler(handler: Handler, event: Buffer, context: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const callback = (error: unknown, result?: unknown) =>
      error === null || error === undefined ? resolve(result) : reject(error);
    const returned = handler(event, context, callback);
    // A handler that takes a callback and returns no promise answers by the callback alone.
    const isPromise = typeof (returned as PromiseLike<unknown> | undefined)?.then === 'function';
    if (isPromise || handler.length < 3) resolve(returned);
  });
}

/**
 * What a handler returned, as bytes: a Buffer as it is, an object as JSON, anything else as text.
 * https://help.aliyun.com/zh/functioncompute/user-guide/request-handlers
 */
export function toOutput(returned: unknown): Uint8Array<ArrayBuffer> {
  if (returned === undefined) return new Uint8Array(0);
  if (returned instanceof Uint8Array) return new Uint8Array(returned);
  if (typeof returned === 'object') return new Uint8Array(Buffer.from(JSON.stringify(returned)));
  return new Uint8Array(Buffer.from(String(returned)));
}
