/**
 * Holds answers of the API to its description, `openapi.json`, more strictly than clients may: here a
 * field that is not described is a fault.
 */
import { readFileSync } from 'node:fs';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface Described {
  paths: Record<string, Record<string, { responses: Record<string, DescribedResponse> }>>;
  components: { headers: Record<string, { required?: boolean; schema: object }> };
}

interface DescribedResponse {
  headers?: object;
  content?: object;
}

/** An answer as it came, for the call that it came to. */
export interface Received {
  method: string;
  /** With its query, if it has one. */
  path: string;
  status: number;
  headers: Headers;
  /** The body as it was sent. */
  text: string;
}

const JSON_TYPE = 'application/json';
const document: Described = JSON.parse(readFileSync('openapi.json', 'utf8'), closed);
// The document has keywords beside those of schemas, which the strict mode would refuse.
const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
ajv.addSchema(document, 'openapi');
const validators = new Map<string, ValidateFunction>();

/** Throws unless status, headers and body are described for this call. */
export function requireDescribed(answer: Received): void {
  // A page asks by OPTIONS before it calls; the platform answers what no function is routed to.
  if (answer.method === 'OPTIONS' || answer.headers.has('x-fc-error-type')) return;
  const [template, operations] = operationsOf(answer) ?? [];
  const operation = operations?.[answer.method.toLowerCase()];
  if (!template || !operation) {
    requireRouteNotFound(answer);
    return;
  }
  const response = operation.responses[answer.status];
  if (!response) fail(answer, 'has a status that is not described');
  const at = ['paths', template, answer.method.toLowerCase(), 'responses', String(answer.status)];
  requireHeaders(answer, Object.keys(response.headers ?? {}));
  if (!response.content) {
    if (answer.text !== '') fail(answer, 'has a body, and none is described');
    return;
  }
  if (!answer.headers.get('content-type')?.startsWith(JSON_TYPE)) fail(answer, 'is not JSON');
  requireSchema(answer, [...at, 'content', JSON_TYPE, 'schema'], JSON.parse(answer.text));
}

/** Closes what has fields: as a reviver, for each value of the document. */
function closed(_: string, value: unknown): unknown {
  const isOpen = isObjectSchema(value) && !('additionalProperties' in value);
  return isOpen ? { ...value, additionalProperties: false } : value;
}

function isObjectSchema(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return 'type' in value && value.type === 'object' && 'properties' in value;
}

function operationsOf({ path }: Received) {
  const { pathname } = new URL(path, 'http://localhost');
  return Object.entries(document.paths).find(([template]) =>
    new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
  );
}

/** What is not described is not there. */
function requireRouteNotFound(answer: Received): void {
  if (answer.status !== 404) fail(answer, 'answers a call that is not described');
  requireSchema(answer, ['components', 'schemas', 'Error'], JSON.parse(answer.text));
}

function requireHeaders(answer: Received, names: string[]): void {
  for (const name of names) {
    const { required, schema = {} } = document.components.headers[name] ?? {};
    const value = answer.headers.get(name);
    if (value === null && required) fail(answer, `lacks the header ${name}`);
    if (value !== null && !ajv.validate(schema, value)) fail(answer, `has ${name}: ${value}`);
  }
}

function requireSchema(answer: Received, at: string[], body: unknown): void {
  const pointer = at.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
  const $ref = `openapi#/${encodeURI(pointer)}`;
  const validate = validators.get($ref) ?? ajv.compile({ $ref });
  validators.set($ref, validate);
  if (!validate(body)) fail(answer, ajv.errorsText(validate.errors, { dataVar: 'body' }));
}

function fail({ method, path, status, text }: Received, problem: string): never {
  throw new Error(`${method} ${path} → ${status} ${problem}: ${text.slice(0, 1000)}`);
}
