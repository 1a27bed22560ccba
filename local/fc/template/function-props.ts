import { z } from 'zod';
import {
  checkRatio,
  environmentShape,
  functionNameShape,
  sizeShapes,
} from '../config/function-rules';
import { httpConfigShape, timerConfigShape, triggerNameShape } from '../config/trigger-rules';

const triggerCommon = {
  triggerName: triggerNameShape,
  description: z.string().optional(),
  qualifier: z.literal('LATEST').optional(),
};

const triggerShape = z.discriminatedUnion('triggerType', [
  z.strictObject({
    ...triggerCommon,
    triggerType: z.literal('http'),
    triggerConfig: httpConfigShape,
  }),
  z.strictObject({
    ...triggerCommon,
    triggerType: z.literal('timer'),
    triggerConfig: timerConfigShape,
  }),
]);

/**
 * A role's name or its ARN. The component fc3 makes either lower case, so one with capitals would
 * be another role: https://github.com/devsapp/fc3/blob/master/src/base.ts
 */
const roleShape = z
  .string()
  .regex(
    /^(?:acs:ram::\d{16}:role\/)?[a-z0-9.-]{1,64}$/,
    'expected the name or the ARN of a role in lower case, as fc3 makes it so',
  );

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
    runtime: sizeShapes.runtime,
    handler: sizeShapes.handler,
    code: z.string().min(1),
    cpu: sizeShapes.cpu.optional(),
    memorySize: sizeShapes.memorySize.default(512),
    diskSize: sizeShapes.diskSize.optional(),
    timeout: sizeShapes.timeout.default(3),
    instanceConcurrency: sizeShapes.instanceConcurrency.optional(),
    environmentVariables: environmentShape.default({}),
    role: roleShape.optional(),
    triggers: z.array(triggerShape).default([]),
  })
  .superRefine(({ cpu, memorySize, triggers }, context) => {
    checkRatio({ cpu, memorySize }, context);
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
