import type { StoredCode } from '../code/code-package';
import type { CodeLocation } from '../config/function-config';
import { createFunctionShape, updateFunctionShape } from '../config/function-config';
import type { Resources } from '../resources';
import { type Action, readBodyAs, requireLatest } from './action';
import { pageOf } from './page';
import { functionView } from './views';

/** A package may be in the body, as base64. */
const MAX_BODY_BYTES = 100 * 1024 * 1024;

const ONE = { path: '/functions/{functionName}', resource: 'functions/{functionName}' };

/** Create, get, list, update and delete functions. */
export function functionActions(
  resources: Resources,
  readCode: (location: CodeLocation) => Promise<StoredCode>,
): Action[] {
  const { region } = resources;
  return [
    {
      name: 'CreateFunction',
      method: 'POST',
      path: '/functions',
      resource: 'functions/{functionName}',
      maxBodyBytes: MAX_BODY_BYTES,
      async perform(call) {
        const { code, ...config } = readBodyAs(createFunctionShape, call);
        const record = await resources.createFunction(config, () => readCode(code));
        return { body: functionView(record, region) };
      },
    },
    {
      name: 'GetFunction',
      method: 'GET',
      ...ONE,
      perform(call) {
        requireLatest(call);
        return { body: functionView(resources.getFunction(functionNameOf(call)), region) };
      },
    },
    {
      name: 'ListFunctions',
      method: 'GET',
      path: '/functions',
      resource: 'functions/*',
      perform: ({ query }) => {
        const { entries, ...next } = pageOf(resources.functions, {
          query,
          nameOf: ({ config }) => config.functionName,
        });
        return { body: { functions: entries.map((it) => functionView(it, region)), ...next } };
      },
    },
    {
      name: 'UpdateFunction',
      method: 'PUT',
      ...ONE,
      maxBodyBytes: MAX_BODY_BYTES,
      async perform(call) {
        const { code, ...changes } = readBodyAs(updateFunctionShape, call);
        const name = functionNameOf(call);
        const read = code && (() => readCode(code));
        return { body: functionView(await resources.updateFunction(name, changes, read), region) };
      },
    },
    {
      name: 'DeleteFunction',
      method: 'DELETE',
      ...ONE,
      async perform(call) {
        await resources.deleteFunction(functionNameOf(call));
        return {};
      },
    },
  ];
}

function functionNameOf({ names }: { names: Record<string, string> }): string {
  return names.functionName ?? '';
}
