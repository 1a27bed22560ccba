import { z } from 'zod';
import { parseSchedule } from './schedule';

/** https://help.aliyun.com/zh/functioncompute/fc/user-guide/http-triggers-overview */
export const HTTP_METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS'] as const;

/** https://help.aliyun.com/document_detail/2513539.html */
const MAX_ENVIRONMENT_BYTES = 4096;
const ENVIRONMENT_NAME = /^[A-Za-z]\w*$/;

/** vCPU to GB of memory lies between 1:1 and 1:4: https://help.aliyun.com/document_detail/2512877.html */
const MIN_GB_PER_CPU = 1;
const MAX_GB_PER_CPU = 4;

/** https://help.aliyun.com/document_detail/2513615.html */
const MAX_PAYLOAD_CHARACTERS = 128 * 1024;

const NAME_RULE = 'letters, digits, _ and -, not starting with a digit or -';

/** Name rules: https://www.alibabacloud.com/help/en/functioncompute/fc-3-0/developer-reference/api-fc-2023-03-30-createfunction */
export const functionNameShape = z
  .string()
  .regex(/^[A-Za-z_][\w-]{0,63}$/, `expected 1 to 64 ${NAME_RULE}`);

const triggerCommon = {
  triggerName: z.string().regex(/^[A-Za-z_][\w-]{0,127}$/, `expected 1 to 128 ${NAME_RULE}`),
  description: z.string().optional(),
  qualifier: z.literal('LATEST').optional(),
};

const httpTriggerShape = z.strictObject({
  ...triggerCommon,
  triggerType: z.literal('http'),
  triggerConfig: z.strictObject({
    // Requests to the local gateway carry no FC signature or platform JWT, so other kinds are refused.
    authType: z.literal('anonymous'),
    methods: z.array(z.enum(HTTP_METHODS)).min(1),
    disableURLInternet: z.boolean().optional(),
  }),
});

const timerTriggerShape = z.strictObject({
  ...triggerCommon,
  triggerType: z.literal('timer'),
  triggerConfig: z.strictObject({
    cronExpression: z.string().superRefine((expression, context) => {
      try {
        parseSchedule(expression);
      } catch (error) {
        context.addIssue({ code: 'custom', message: (error as Error).message });
      }
    }),
    enable: z.boolean(),
    payload: z.string().max(MAX_PAYLOAD_CHARACTERS).default(''),
  }),
});

const environmentShape = z.record(z.string(), z.string()).superRefine((env, context) => {
  const refuse = (message: string, path: string[] = []) =>
    context.addIssue({ code: 'custom', message, path });
  for (const name of Object.keys(env)) {
    if (name.startsWith('FC_')) refuse('names that start with FC_ are taken', [name]);
    else if (!ENVIRONMENT_NAME.test(name)) {
      refuse('expected a name of letters, digits and _, starting with a letter', [name]);
    }
  }
  const bytes = Buffer.byteLength(Object.entries(env).flat().join(''));
  if (bytes > MAX_ENVIRONMENT_BYTES) {
    refuse(`expected at most ${MAX_ENVIRONMENT_BYTES} bytes in all, got ${bytes}`);
  }
});

const anything = z.unknown().optional();

/** What the fc3 component also knows and the local cloud has nothing for: taken, without effect. */
const withoutEffect = {
  asyncInvokeConfig: anything,
  concurrencyConfig: anything,
  customDNS: anything,
  description: anything,
  instanceLifecycleConfig: anything,
  internetAccess: anything,
  layers: anything,
  logConfig: anything,
  nasConfig: anything,
  ossMountConfig: anything,
  provisionConfig: anything,
  resourceGroupId: anything,
  scalingConfig: anything,
  tags: anything,
  tracingConfig: anything,
  vpcBinding: anything,
  vpcConfig: anything,
};

/**
 * The `props` of a function in `s.yaml`, checked more strictly than the fc3 component does: a key
 * that nobody knows is an error, not a setting that is silently left out.
 * Sizes: https://www.alibabacloud.com/help/en/functioncompute/fc-3-0/developer-reference/api-fc-2023-03-30-createfunction
 */
export const functionPropsShape = z
  .strictObject({
    ...withoutEffect,
    functionName: functionNameShape,
    region: z.string().regex(/^[a-z]{2}(-[a-z0-9]+)+$/, 'expected a region, as cn-hangzhou'),
    runtime: z.string().regex(/^nodejs\d+$/, 'only Node.js runtimes run locally, as nodejs20'),
    handler: z.string().regex(/^[^.]+\.\w+$/, 'expected <file>.<exported name>'),
    code: z.string().min(1),
    cpu: z.number().min(0.05).max(16).multipleOf(0.05).optional(),
    memorySize: z.number().int().multipleOf(64).min(128).max(32_768).default(512),
    diskSize: z.union([z.literal(512), z.literal(10_240)]).optional(),
    timeout: z.number().int().min(1).max(86_400).default(3),
    // More than one at a time is for custom runtimes: https://help.aliyun.com/document_detail/2513552.html
    instanceConcurrency: z.literal(1).optional(),
    environmentVariables: environmentShape.default({}),
    role: z.string().optional(),
    triggers: z
      .array(z.discriminatedUnion('triggerType', [httpTriggerShape, timerTriggerShape]))
      .default([]),
  })
  .superRefine(({ cpu, memorySize, triggers }, context) => {
    const gbPerCpu = memorySize / 1024 / (cpu ?? memorySize / 1024);
    if (gbPerCpu < MIN_GB_PER_CPU || gbPerCpu > MAX_GB_PER_CPU) {
      const message = `expected a cpu from ${memorySize / 4096} to ${memorySize / 1024} for ${memorySize} MB, got ${cpu}`;
      context.addIssue({ code: 'custom', message, path: ['cpu'] });
    }
    // https://help.aliyun.com/zh/functioncompute/fc/user-guide/http-triggers-overview
    if (triggers.filter(({ triggerType }) => triggerType === 'http').length > 1) {
      const message = 'expected at most one HTTP trigger';
      context.addIssue({ code: 'custom', message, path: ['triggers'] });
    }
    const names = triggers.map(({ triggerName }) => triggerName);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) {
      const message = `expected different names, got ${twice} twice`;
      context.addIssue({ code: 'custom', message, path: ['triggers'] });
    }
  });

/** A function of `s.yaml`, with the service's defaults filled in. */
export type FunctionProps = z.infer<typeof functionPropsShape>;
export type TriggerProps = FunctionProps['triggers'][number];
