import type * as z from 'zod/mini';
import { AppError, type ErrorCode } from '../lib/errors';
import type { RouteHandler } from '../lib/http/route';
import { ERROR_WORDS } from './error-words';
import { headerRefs, type ParameterName, parameterRef, type ResponseHeader } from './parameters';
import { querySchema, schemaRef } from './schemas';

/** One call of the API: what its route does not say of itself. */
export interface Operation {
  /** Method, path, query and body come from the function itself. */
  route: RouteHandler;
  summary: string;
  description?: string;
  requestHeaders?: ParameterName[];
  answers: Record<number, Answer>;
  /** The codes of its own; `ALWAYS` and those that follow from the route are added. */
  errors: ErrorCode[];
  /** Only for the app's own server, by its key. */
  byServer?: boolean;
  /** What a vendor sends, by the vendor's documentation; beside or instead of the route's. */
  vendor?: { query?: string[]; body?: string };
}

export interface Answer {
  description: string;
  /** Absent: without a body. */
  shape?: z.ZodMiniType;
  headers?: ResponseHeader[];
}

/** What can happen to every call. */
const ALWAYS: ErrorCode[] = [
  'InvalidRequest',
  'Unauthenticated',
  'InternalError',
  'StoreUnavailable',
];
const WITH_BODY: ErrorCode[] = ['InvalidJson', 'BodyTooLarge'];
const WITH_TOKEN: ErrorCode[] = ['TokenExpired', 'KeysUnavailable'];

/** The operation as an OpenAPI Operation Object: https://spec.openapis.org/oas/v3.1.1.html */
export function operationObject(operationId: string, tag: string, operation: Operation) {
  const { route, summary, description, answers, vendor } = operation;
  const { body } = route.shape;
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description && { description }),
    // A callback is let in by the secret of its path.
    ...(vendor && { security: [] }),
    ...(operation.byServer && { security: [{ serverKey: [] }] }),
    parameters: parameters(operation),
    ...(body && { requestBody: requestBody(body) }),
    ...(vendor?.body && { requestBody: vendorBody(vendor.body) }),
    responses: { ...answerObjects(answers), ...errorObjects(operation) },
  };
}

function parameters({ route, requestHeaders = [], vendor }: Operation) {
  const names = [...route.pattern.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const { properties = {}, required = [] } = route.shape.query
    ? querySchema(route.shape.query)
    : {};
  const query = Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = property;
    return { name, in: 'query', required: required.includes(name), description, schema };
  });
  const vendors = (vendor?.query ?? []).map((name) => ({
    name,
    in: 'query',
    description: "By the vendor's documentation.",
    schema: { type: 'string' },
  }));
  const headers = [...requestHeaders, 'x-request-id'];
  return [...names.map(parameterRef), ...query, ...vendors, ...headers.map(parameterRef)];
}

function requestBody(shape: z.ZodMiniType) {
  return {
    // An absent body counts as `{}`.
    required: !shape.safeParse({}).success,
    content: { 'application/json': { schema: schemaRef(shape) } },
  };
}

function vendorBody(description: string) {
  const schema = { type: 'object', description, additionalProperties: true };
  return { required: true, content: { 'application/json': { schema } } };
}

function answerObjects(answers: Operation['answers']) {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, shape, headers = [] }]) => [
      status,
      {
        description,
        headers: headerRefs(['x-request-id', ...headers]),
        ...(shape && { content: { 'application/json': { schema: schemaRef(shape) } } }),
      },
    ]),
  );
}

/** One response for each status, with the codes that it may have. */
function errorObjects(operation: Operation) {
  const { route, vendor, errors } = operation;
  const hasBody = route.shape.body || vendor?.body;
  const codes = [
    ...ALWAYS,
    ...(hasBody ? WITH_BODY : []),
    ...(vendor || operation.byServer ? [] : WITH_TOKEN),
    ...errors,
  ];
  const statusOf = (code: ErrorCode) => new AppError(code, '').status;
  const statuses = new Set(codes.map(statusOf));
  return Object.fromEntries(
    [...statuses].map((status) => [
      status,
      errorObject(
        status,
        codes.filter((code) => statusOf(code) === status),
      ),
    ]),
  );
}

function errorObject(status: number, codes: ErrorCode[]) {
  const canRetry = codes.some((code) => new AppError(code, '').retryable);
  const properties = { code: { type: 'string', enum: codes } };
  const schema = { allOf: [{ $ref: '#/components/schemas/Error' }], properties };
  return {
    description: codes.map((code) => `\`${code}\`: ${ERROR_WORDS[code].en.when}`).join('; '),
    headers: headerRefs([
      'x-request-id',
      ...(canRetry ? (['retry-after'] as const) : []),
      ...(status === 401 ? (['www-authenticate'] as const) : []),
    ]),
    content: { 'application/json': { schema } },
  };
}
