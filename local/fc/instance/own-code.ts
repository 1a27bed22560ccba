import { realpathSync } from 'node:fs';
import Module, { register } from 'node:module';
import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Node has no public switch for this in CommonJS. */
const loader = Module as unknown as { _resolveFilename: (...args: unknown[]) => string };

/**
 * From now on only what lies in this folder can be loaded, and what Node itself has. In the cloud a
 * function's code is alone in `/code`; here it lies in a checkout, whose packages would be found although
 * they are not deployed.
 */
export function loadOnlyFrom(codePath: string): void {
  const folder = realpathSync(codePath) + sep;
  const resolve = loader._resolveFilename;
  loader._resolveFilename = (name, ...rest) => {
    const path = resolve(name, ...rest);
    // What Node itself has is found by its name.
    if (!isAbsolute(path) || path.startsWith(folder)) return path;
    const error = new Error(`Cannot find module '${name}'`);
    throw Object.assign(error, { code: 'MODULE_NOT_FOUND' });
  };
}

/** The same for what is imported; it starts a thread, which a function in CommonJS can do without. */
export function importOnlyFrom(codePath: string): void {
  const { href } = pathToFileURL(realpathSync(codePath) + sep);
  register(`data:text/javascript,${encodeURIComponent(HOOKS)}`, { data: href, parentURL: href });
}

const HOOKS = `
let folder;
export function initialize(href) { folder = href; }
export async function resolve(name, context, next) {
  const found = await next(name, context);
  if (!found.url.startsWith('file:') || found.url.startsWith(folder)) return found;
  const error = new Error("Cannot find package '" + name + "'");
  throw Object.assign(error, { code: 'ERR_MODULE_NOT_FOUND' });
}`;
