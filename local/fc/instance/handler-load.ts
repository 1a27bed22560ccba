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

/** Loads a CommonJS file, as `require` does. */
export type RequireFile = (path: string) => { [name: string]: unknown; default?: object };

const plainRequire: RequireFile = (path) => createRequire(path)(path);

/**
 * Loads the function that `handler` (`index.handler`) names: an ES module when there is an `.mjs`
 * file or package.json says so, else CommonJS.
 * https://help.aliyun.com/zh/functioncompute/user-guide/request-handlers
 */
export async function loadHandler(
  codePath: string,
  handler: string,
  requireFile = plainRequire,
): Promise<Handler> {
  const [file = '', exportName = ''] = handler.split('.');
  const modulePath = join(codePath, `${file}.mjs`);
  const loaded = existsSync(modulePath)
    ? await import(pathToFileURL(modulePath).href)
    : await requireOrImport(join(codePath, `${file}.js`), requireFile);
  const found = loaded[exportName] ?? loaded.default?.[exportName];
  if (typeof found === 'function') return found;
  throw new Error(`Handler '${exportName}' is not exported by module '${file}'.`);
}

async function requireOrImport(path: string, requireFile: RequireFile) {
  try {
    return requireFile(path);
  } catch (error) {
    // With `"type": "module"` in its package.json an `.js` file cannot be required.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_REQUIRE_ESM') throw error;
    return import(pathToFileURL(path).href);
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
