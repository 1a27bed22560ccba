import { z } from 'zod';
import { isRefusalCode, malformed, missing, refusal } from './api-error';
import type { CallParameters } from './call-parameters';

/** Parameters of an action as the wire has them: flat, all text. */
export type Parameters = CallParameters;

type Value = string | Value[] | Tree;
type Tree = { [name: string]: Value };

/** `UserPanes.1.Images.1.Url` is the deepest documented name. */
const MAX_DEPTH = 6;

/** A whole number in decimal digits. */
export const integer = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .transform(Number);

/** An id of at most 64 bytes; https://help.aliyun.com/document_detail/159037.html */
export const AppId = z.string().max(64, 'InvalidAppId.ExceedsMaximum');
/** The channel to act on; "0" is not allowed. */
export const ChannelId = z
  .string()
  .max(64, 'InvalidChannelId.ExceedsMaximum')
  .regex(/^(?!0$)[A-Za-z0-9_-]+$/);
/** Chosen by the caller; https://help.aliyun.com/document_detail/93183.html */
export const TaskId = z
  .string('InvalidTask.IDError')
  .regex(/^[A-Za-z0-9_-]{1,55}$/, 'InvalidTask.IDError');

/**
 * Reads parameters by a schema whose keys are the documented names. A schema's messages are codes
 * of the error table; where it states none, the code is `Invalid<Parameter>.Malformed`. What the
 * schema does not have is accepted, and noted as having no effect.
 */
export function parse<Shape>(schema: z.ZodType<Shape>, parameters: Parameters): Shape {
  const tree = unflatten(parameters);
  const result = schema.safeParse(tree);
  if (result.success) {
    parameters.ignoreAllBut(result.data);
    return result.data;
  }
  const [issue] = result.error.issues;
  const name = String(issue?.path[0] ?? '');
  if (tree[name] === undefined) throw missing(name);
  throw issue && isRefusalCode(issue.message) ? refusal(issue.message) : malformed(name);
}

/** Builds nested objects of dotted names; children numbered 1, 2, 3 … become an array. */
export function unflatten(parameters: Parameters): Tree {
  const root: Tree = Object.create(null);
  for (const [name, value] of parameters) {
    const path = name.split('.');
    if (value !== '' && path.length <= MAX_DEPTH) insert(root, path, value);
  }
  for (const [name, child] of Object.entries(root)) root[name] = arraysOf(child);
  return root;
}

function insert(root: Tree, path: string[], value: string): void {
  let node = root;
  for (const name of path.slice(0, -1)) {
    const child = node[name];
    // `A=1&A.1=2`: the plain value gives way and the schema decides.
    const isBranch = typeof child === 'object' && !Array.isArray(child);
    const branch: Tree = isBranch ? child : Object.create(null);
    node[name] = branch;
    node = branch;
  }
  const leaf = path.at(-1) ?? '';
  if (typeof node[leaf] !== 'object') node[leaf] = value;
}

function arraysOf(value: Value): Value {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  for (const [name, child] of Object.entries(value)) value[name] = arraysOf(child);
  const numbered = Object.keys(value).map((_, index) => value[String(index + 1)]);
  const items = numbered.filter((item) => item !== undefined);
  return items.length === numbered.length ? items : value;
}
