import { z } from 'zod';
import { checkRatio, environmentShape, functionNameShape, sizeShapes } from './function-rules';

/** https://help.aliyun.com/zh/ram/developer-reference/api-ram-2015-05-01-createrole */
const ROLE_ARN = /^acs:ram::\d{16}:role\/[A-Za-z0-9.-]{1,64}$/;

const text = z.string();

/** What the local cloud has nothing for: checked by the SDK's models, kept, and without effect. */
const withoutEffect = {
  customDNS: z.strictObject({
    dnsOptions: z.array(z.strictObject({ name: text, value: text })).optional(),
    nameServers: z.array(text).optional(),
    searches: z.array(text).optional(),
  }),
  description: text,
  instanceIsolationMode: z.literal('SHARE'),
  internetAccess: z.boolean(),
  // Layers would be code that is not here.
  layers: z.array(text).max(0, 'expected no layers: the local cloud has none'),
  logConfig: z.strictObject({
    enableInstanceMetrics: z.boolean().optional(),
    enableLlmMetrics: z.boolean().optional(),
    enableRequestMetrics: z.boolean().optional(),
    logBeginRule: z.enum(['None', 'DefaultRegex']).optional(),
    logstore: text.optional(),
    project: text.optional(),
  }),
  nasConfig: z.strictObject({
    groupId: z.number().int().optional(),
    mountPoints: z.array(z.never()).optional(),
    userId: z.number().int().optional(),
  }),
  ossMountConfig: z.strictObject({ mountPoints: z.array(z.never()).optional() }),
  resourceGroupId: text,
  sessionAffinity: z.literal('NONE'),
  tracingConfig: z.strictObject({
    params: z.record(text, text).optional(),
    type: text.optional(),
  }),
  vpcConfig: z.strictObject({
    role: text.optional(),
    securityGroupId: text.optional(),
    vSwitchIds: z.array(text).optional(),
    vpcId: text.optional(),
  }),
};

const tagsShape = z.array(z.strictObject({ key: text, value: text }));

/** A function's configuration with the service's defaults filled in. */
const configShape = z.strictObject({
  ...z.object(withoutEffect).partial().shape,
  ...sizeShapes,
  functionName: functionNameShape,
  tags: tagsShape.optional(),
  instanceConcurrency: sizeShapes.instanceConcurrency.optional(),
  description: text.default(''),
  internetAccess: z.boolean().default(true),
  // The API's page names a default for the time-out alone; the others are those of the console.
  cpu: sizeShapes.cpu.optional(),
  memorySize: sizeShapes.memorySize.default(512),
  diskSize: sizeShapes.diskSize.default(512),
  timeout: sizeShapes.timeout.default(3),
  environmentVariables: environmentShape.default({}),
  role: text
    .regex(ROLE_ARN, 'expected acs:ram::<account>:role/<name>')
    .or(z.literal(''))
    .optional(),
});

export type FunctionConfig = z.infer<typeof configShape>;

/** Where the code of a function is: in the request, or uploaded before. */
const codeShape = z
  .strictObject({
    zipFile: text.optional(),
    ossBucketName: text.optional(),
    ossObjectName: text.optional(),
    checksum: text.optional(),
  })
  .refine(
    ({ zipFile, ossBucketName, ossObjectName }) =>
      zipFile === undefined ? ossBucketName && ossObjectName : !ossBucketName && !ossObjectName,
    'Either ossBucketName/ossObjectName or zipFile must be set',
  );

export type CodeLocation = z.infer<typeof codeShape>;

/** The body of CreateFunction: CreateFunctionInput of the SDK. */
export const createFunctionShape = configShape.extend({ code: codeShape }).superRefine(checkRatio);

/** The body of UpdateFunction: UpdateFunctionInput of the SDK; what is absent stays as it is. */
export const updateFunctionShape = configShape
  .omit({ functionName: true, tags: true, resourceGroupId: true })
  .partial()
  .extend({
    // A default would undo what is deployed.
    description: text.optional(),
    internetAccess: z.boolean().optional(),
    cpu: sizeShapes.cpu.optional(),
    memorySize: sizeShapes.memorySize.optional(),
    diskSize: sizeShapes.diskSize.optional(),
    timeout: sizeShapes.timeout.optional(),
    environmentVariables: environmentShape.optional(),
    code: codeShape.optional(),
  });

/** The whole configuration after a change: its parts have to fit each other. */
export const changedConfigShape = configShape.superRefine(checkRatio);
