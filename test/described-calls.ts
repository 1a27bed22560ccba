/** The calls that `openapi.json` describes, for tests that hold for every one of them. */
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** Who may make a call: a user, the app's own server, or the sender of a callback. */
type CallerKind = 'user' | 'server' | 'sender';

export interface DescribedCall {
  method: string;
  /** With names in braces, for example `/get-room/{roomId}`. */
  template: string;
  caller: CallerKind;
  pathNames: string[];
  /** None for a callback, whose query is the vendor's. */
  queryNames: string[];
  /** The name of the body's schema; absent without a body, and for one that is the vendor's. */
  bodySchema?: string;
  hasBody: boolean;
  statuses: string[];
}

interface Parameter {
  $ref?: string;
  name?: string;
  in?: string;
}

interface Operation {
  security?: object[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: { $ref?: string } }> };
  responses: object;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: object }> };
}

const document: Document = JSON.parse(readFileSync('openapi.json', 'utf8'));
const ajv = addFormats(new Ajv2020({ strict: false })).addSchema(document, 'openapi');

/** Every call that there is. */
export const DESCRIBED_CALLS: DescribedCall[] = Object.entries(document.paths).flatMap(
  ([template, operations]) =>
    Object.entries(operations).map(([method, operation]) =>
      describedCall(method.toUpperCase(), template, operation),
    ),
);

function describedCall(method: string, template: string, operation: Operation): DescribedCall {
  const caller = callerOf(operation);
  const ref = operation.requestBody?.content['application/json']?.schema.$ref;
  const query = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
  return {
    method,
    template,
    caller,
    pathNames: [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
    queryNames: caller === 'sender' ? [] : query.map(({ name = '' }) => name),
    ...(ref && { bodySchema: ref.replace('#/components/schemas/', '') }),
    hasBody: operation.requestBody !== undefined,
    statuses: Object.keys(operation.responses),
  };
}

function callerOf({ security }: Operation): CallerKind {
  if (security === undefined) return 'user';
  return security.some((scheme) => 'serverKey' in scheme) ? 'server' : 'sender';
}

/** What no field of a body may be, unless its own schema allows it. */
const ODD_VALUES = [null, {}, -1.5, 'x'.repeat(5000)];

/** Each field of a body with each odd value that its description forbids. */
export function forbiddenFields(bodySchema: string): [name: string, value: unknown][] {
  const properties = document.components.schemas[bodySchema]?.properties ?? {};
  return Object.keys(properties).flatMap((name) => {
    const $ref = `openapi#/components/schemas/${bodySchema}/properties/${name}`;
    const isAllowed = ajv.compile({ $ref });
    return ODD_VALUES.filter((value) => !isAllowed(value)).map((value): [string, unknown] => [
      name,
      value,
    ]);
  });
}
