import { z } from 'zod';
import { codePackageShape } from './code-package';
import type { DeployedFunction, Deployments } from './deployments';
import type { LogLine } from './function-logs';
import type { Gateway } from './gateway';
import type { InvocationResult } from './invocation';

/** What a function printed may still be on its way from its thread when its result is there. */
const LOG_GRACE_MS = 30;

const putShape = z.strictObject({
  props: z.record(z.string(), z.unknown()),
  code: codePackageShape.optional(),
  config: z.boolean().optional(),
  triggerNames: z.array(z.string()).optional(),
});

const invokeShape = z.strictObject({
  functionName: z.string(),
  event: z.string(),
  invocationType: z.enum(['Sync', 'Async']).default('Sync'),
});

/** A function as the control endpoint describes it. */
export type FunctionView = ReturnType<typeof functionView>;
/** An invocation as the control endpoint describes it; one that nobody waits for has no result. */
export interface InvocationView {
  codeChecksum: string;
  result?: Omit<InvocationResult, 'output'> & { output: string; log: string[] };
}

/** The actions of the control endpoint that deploy, show, call and remove functions. */
export function deployActions(deployments: Deployments, gateway: Gateway) {
  const name = (query: URLSearchParams) => query.get('name') ?? '';
  return {
    'GET /deployments': () => ({ isEmpty: deployments.isEmpty }),
    'PUT /functions': async (body: unknown) =>
      functionView(await deployments.putFunction(putShape.parse(body))),
    'GET /functions': (_: unknown, query: URLSearchParams) =>
      functionView(deployments.getFunction(name(query))),
    'DELETE /functions': (_: unknown, query: URLSearchParams) =>
      deployments.removeFunction(name(query), query.get('triggers')?.split(',')),
    'PUT /domains': async (body: unknown) => ({
      props: await deployments.putDomain(body),
      url: gateway.url,
    }),
    'GET /domains': (_: unknown, query: URLSearchParams) => ({
      props: deployments.getDomain(name(query)),
      url: gateway.url,
    }),
    'DELETE /domains': (_: unknown, query: URLSearchParams) =>
      deployments.removeDomain(name(query)),
    'POST /invocations': (body: unknown) => invoke(deployments, gateway, invokeShape.parse(body)),
    'GET /logs': (_: unknown, query: URLSearchParams): LogLine[] =>
      gateway.logs.list(name(query), query.get('requestId') ?? undefined),
  };
}

function functionView({ props, spec, code, createdAtMs, modifiedAtMs }: DeployedFunction) {
  return {
    props,
    environmentVariables: spec.environmentVariables,
    codeChecksum: code.checksum,
    codeSize: code.bytes,
    createdTime: new Date(createdAtMs).toISOString(),
    lastModifiedTime: new Date(modifiedAtMs).toISOString(),
  };
}

async function invoke(
  deployments: Deployments,
  gateway: Gateway,
  { functionName, event, invocationType }: z.infer<typeof invokeShape>,
): Promise<InvocationView> {
  const { code } = deployments.getFunction(functionName);
  const running = gateway.invoke(functionName, Buffer.from(event));
  if (invocationType === 'Async') {
    // Its failure is in the call log; nobody waits for it.
    running.catch(() => {});
    return { codeChecksum: code.checksum };
  }
  const { output, ...result } = await running;
  await new Promise((resolve) => setTimeout(resolve, LOG_GRACE_MS));
  const log = gateway.logs.list(functionName, result.requestId).map(({ line }) => line);
  return {
    codeChecksum: code.checksum,
    result: { ...result, output: output.toString('utf8'), log },
  };
}
