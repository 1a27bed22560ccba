import { resolve } from 'node:path';
import { z } from 'zod';
import type { Deployment, FunctionSpec, Route, Trigger } from './deployment';
import { parseSchedule } from './schedule';

/** https://help.aliyun.com/zh/functioncompute/fc/user-guide/http-triggers-overview */
const HTTP_METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS'] as const;

const httpTriggerSchema = z.object({
  triggerName: z.string(),
  triggerType: z.literal('http'),
  // Requests to the local gateway carry no FC signature or platform JWT, so other kinds are refused.
  triggerConfig: z.object({
    authType: z.literal('anonymous'),
    methods: z.array(z.enum(HTTP_METHODS)).min(1),
  }),
});

const timerTriggerSchema = z.object({
  triggerName: z.string(),
  triggerType: z.literal('timer'),
  triggerConfig: z.object({
    cronExpression: z.string(),
    enable: z.boolean(),
    // Limit: https://help.aliyun.com/document_detail/2513615.html
    payload: z
      .string()
      .max(128 * 1024)
      .default(''),
  }),
});

const functionSchema = z.object({
  // Name and size rules: https://www.alibabacloud.com/help/en/functioncompute/fc-3-0/developer-reference/api-fc-2023-03-30-createfunction
  functionName: z.string().regex(/^[A-Za-z_][\w-]{0,63}$/),
  region: z.string(),
  runtime: z.string().regex(/^nodejs/, 'only Node.js runtimes run locally'),
  handler: z.string().regex(/^[^.]+\.\w+$/),
  code: z.string(),
  timeout: z.number().int().min(1).max(86_400).default(3),
  memorySize: z.number().int().multipleOf(64).min(128).max(32_768).default(512),
  environmentVariables: z.record(z.string(), z.string()).default({}),
  role: z.string().optional(),
  triggers: z
    .array(z.discriminatedUnion('triggerType', [httpTriggerSchema, timerTriggerSchema]))
    .default([]),
});

const domainSchema = z.object({
  routeConfig: z.object({
    routes: z.array(
      z.object({
        path: z.string().startsWith('/'),
        methods: z
          .array(z.enum(HTTP_METHODS))
          .min(1)
          .default([...HTTP_METHODS]),
        functionName: z.string(),
      }),
    ),
  }),
});

const templateSchema = z.object({
  resources: z.record(z.string(), z.object({ props: z.record(z.string(), z.unknown()) })),
});

/** Turns the resolved `s.yaml` into what the gateway runs; a resource it cannot run is an error. */
export function parseTemplate(template: unknown, projectPath: string): Deployment {
  const functions: FunctionSpec[] = [];
  const routes: Route[] = [];
  for (const [name, { props }] of Object.entries(templateSchema.parse(template).resources)) {
    try {
      if ('functionName' in props) functions.push(toFunction(props, projectPath));
      else if ('routeConfig' in props) routes.push(...domainSchema.parse(props).routeConfig.routes);
      else throw new Error('neither a function nor a custom domain');
    } catch (cause) {
      throw new Error(`Resource "${name}" of s.yaml: ${(cause as Error).message}`, { cause });
    }
  }
  checkNames(functions, routes);
  return { functions, routes };
}

function toFunction(props: unknown, projectPath: string): FunctionSpec {
  const parsed = functionSchema.parse(props);
  return {
    functionName: parsed.functionName,
    region: parsed.region,
    handler: parsed.handler,
    codePath: resolve(projectPath, parsed.code),
    timeoutSeconds: parsed.timeout,
    memoryMb: parsed.memorySize,
    environmentVariables: parsed.environmentVariables,
    ...(parsed.role === undefined ? {} : { role: parsed.role }),
    triggers: parsed.triggers.map(toTrigger),
  };
}

function toTrigger(
  trigger: z.infer<typeof httpTriggerSchema> | z.infer<typeof timerTriggerSchema>,
): Trigger {
  if (trigger.triggerType === 'http') {
    return { type: 'http', name: trigger.triggerName, methods: trigger.triggerConfig.methods };
  }
  // Parsed here only for its errors: a wrong expression is found before anything runs.
  parseSchedule(trigger.triggerConfig.cronExpression);
  return { type: 'timer', name: trigger.triggerName, ...trigger.triggerConfig };
}

function checkNames(functions: FunctionSpec[], routes: Route[]): void {
  const names = functions.map((spec) => spec.functionName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`s.yaml names the function ${twice} twice.`);
  const unknown = routes.find((route) => !names.includes(route.functionName));
  if (unknown) {
    throw new Error(`Route ${unknown.path} of s.yaml names no function: ${unknown.functionName}`);
  }
}
