import { ACCOUNT_ID } from '../account';
import { FcError } from '../fc-error';
import type { Resources } from '../resources';
import type { Action, ActionCall } from './action';

/** A list that the local cloud never has anything in. */
const EMPTY_LISTS = [
  ['ListAsyncInvokeConfigs', '/async-invoke-configs', 'configs'],
  ['ListConcurrencyConfigs', '/concurrency-configs', 'configs'],
  ['ListProvisionConfigs', '/provision-configs', 'provisionConfigs'],
  ['ListScalingConfigs', '/scaling-configs', 'scalingConfigs'],
] as const;

/** The same, of one function. */
const EMPTY_LISTS_OF_FUNCTION = [
  ['ListAliases', 'aliases', 'aliases'],
  ['ListFunctionVersions', 'versions', 'versions'],
  ['ListVpcBindings', 'vpc-bindings', 'vpcIds'],
] as const;

/**
 * What fc3 also reads of a function, and what the local cloud has none of: asynchronous and
 * provisioned configurations, versions, aliases, VPC bindings. Nothing of it can be written.
 */
export function configActions(resources: Resources): Action[] {
  return [
    ...EMPTY_LISTS.map(([name, path, key]) =>
      emptyList({ name, path, key, resource: 'functions/*' }),
    ),
    ...EMPTY_LISTS_OF_FUNCTION.map(([name, path, key]) =>
      emptyList({
        name,
        path: `/functions/{functionName}/${path}`,
        key,
        resource: `functions/{functionName}/${path}`,
        requireFunction: ({ names }) => resources.getFunction(names.functionName ?? ''),
      }),
    ),
    ofFunction(resources, 'GetAsyncInvokeConfig', 'async-invoke-config', (name) => {
      const message = `async config for function '${name}' does not exist`;
      throw new FcError(404, 'AsyncConfigNotExists', message);
    }),
    // The others answer with what goes for a function that nobody has configured.
    ofFunction(resources, 'GetConcurrencyConfig', 'concurrency', () => ({})),
    ofFunction(resources, 'GetProvisionConfig', 'provision-config', (name) => ({
      functionArn: arnOf(resources, name),
      target: 0,
      current: 0,
      defaultTarget: 0,
      scheduledActions: [],
      targetTrackingPolicies: [],
    })),
    ofFunction(resources, 'GetScalingConfig', 'scaling-config', (name) => ({
      functionArn: arnOf(resources, name),
      minInstances: 0,
      currentInstances: 0,
      targetInstances: 0,
    })),
  ];
}

function emptyList(list: {
  name: string;
  path: string;
  key: string;
  resource: string;
  requireFunction?(call: ActionCall): unknown;
}): Action {
  const { name, path, key, resource, requireFunction } = list;
  return {
    name,
    method: 'GET',
    path,
    resource,
    perform(call) {
      requireFunction?.(call);
      return { body: { [key]: [] } };
    },
  };
}

function ofFunction(
  resources: Resources,
  name: string,
  path: string,
  answer: (functionName: string) => object,
): Action {
  return {
    name,
    method: 'GET',
    path: `/functions/{functionName}/${path}`,
    resource: 'functions/{functionName}',
    perform({ names: { functionName = '' } }) {
      resources.getFunction(functionName);
      return { body: answer(functionName) };
    },
  };
}

function arnOf({ region }: Resources, functionName: string): string {
  return `acs:fc:${region}:${ACCOUNT_ID}:functions/${functionName}/LATEST`;
}
