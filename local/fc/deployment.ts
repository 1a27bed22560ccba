import { join, resolve } from 'node:path';
import type { DomainProps } from './domain-props';
import type { FunctionProps, TriggerProps } from './function-props';
import { resolveTemplate } from './resolved-template';
import { parseTemplate } from './template';

export interface HttpTrigger {
  type: 'http';
  name: string;
  methods: string[];
}

export interface TimerTrigger {
  type: 'timer';
  name: string;
  cronExpression: string;
  enable: boolean;
  payload: string;
}

export type Trigger = HttpTrigger | TimerTrigger;

export interface FunctionSpec {
  functionName: string;
  region: string;
  /** `<file>.<exported name>`, for example `index.handler`. */
  handler: string;
  /** Absolute folder of the built code. */
  codePath: string;
  timeoutSeconds: number;
  memoryMb: number;
  environmentVariables: Record<string, string>;
  role?: string;
  triggers: Trigger[];
}

/** One route of the custom domain: which function answers a path and method. */
export interface Route {
  path: string;
  methods: string[];
  functionName: string;
}

export interface Deployment {
  functions: FunctionSpec[];
  routes: Route[];
}

/** Reads `s.yaml` into what the gateway runs, with the code where it was built. */
export async function readDeployment(options: {
  projectPath: string;
  env: Record<string, string>;
  statePath: string;
}): Promise<Deployment> {
  const { projectPath, env, statePath } = options;
  const templatePath = join(projectPath, 's.yaml');
  const resolved = await resolveTemplate({ templatePath, env, scratchPath: statePath });
  const { functions, domains } = parseTemplate(resolved);
  return {
    functions: functions.map((props) => toFunctionSpec(props, resolve(projectPath, props.code))),
    routes: domains.flatMap(toRoutes),
  };
}

/** What runs of the props of a function, with its code in this folder. */
export function toFunctionSpec(props: Omit<FunctionProps, 'code'>, codePath: string): FunctionSpec {
  return {
    functionName: props.functionName,
    region: props.region,
    handler: props.handler,
    codePath,
    timeoutSeconds: props.timeout,
    memoryMb: props.memorySize,
    environmentVariables: props.environmentVariables,
    ...(props.role === undefined ? {} : { role: props.role }),
    triggers: props.triggers.map(toTrigger),
  };
}

/** The routes of a custom domain. */
export function toRoutes({ routeConfig }: DomainProps): Route[] {
  return routeConfig.routes.map(({ path, methods, functionName }) => ({
    path,
    methods,
    functionName,
  }));
}

function toTrigger(trigger: TriggerProps): Trigger {
  const { triggerName: name } = trigger;
  return trigger.triggerType === 'http'
    ? { type: 'http', name, methods: trigger.triggerConfig.methods }
    : { type: 'timer', name, ...trigger.triggerConfig };
}
