/** What the documentation allows of a function, whether s.yaml or the API says it. */
import { z } from 'zod';

/** https://help.aliyun.com/document_detail/2513539.html */
const MAX_ENVIRONMENT_BYTES = 4096;
const ENVIRONMENT_NAME = /^[A-Za-z]\w*$/;

/** vCPU to GB of memory lies between 1:1 and 1:4: https://help.aliyun.com/document_detail/2512877.html */
const MIN_GB_PER_CPU = 1;
const MAX_GB_PER_CPU = 4;

/**
 * The newest built-in Node.js, which is what runs here. Older ones differ in more than speed: they have no
 * `fetch`, and up to nodejs16 an async handler has to call back.
 * https://www.alibabacloud.com/help/en/functioncompute/node-js/
 */
const RUNTIMES = ['nodejs20'] as const;

export const NAME_RULE = 'letters, digits, _ and -, not starting with a digit or -';

/** Name rules: https://www.alibabacloud.com/help/en/functioncompute/fc-3-0/developer-reference/api-fc-2023-03-30-createfunction */
export const functionNameShape = z
  .string()
  .regex(/^[A-Za-z_][\w-]{0,63}$/, `expected 1 to 64 ${NAME_RULE}`);

/** Variables: their names, and the size of all of them together. */
export const environmentShape = z.record(z.string(), z.string()).superRefine((env, context) => {
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

/** Sizes: https://www.alibabacloud.com/help/en/functioncompute/fc-3-0/developer-reference/api-fc-2023-03-30-createfunction */
export const sizeShapes = {
  runtime: z.enum(RUNTIMES, `only one of the built-in runtimes runs here: ${RUNTIMES[0]}`),
  handler: z.string().regex(/^[^.]+\.\w+$/, 'expected <file>.<exported name>'),
  cpu: z.number().min(0.05).max(16).multipleOf(0.05),
  memorySize: z.number().int().multipleOf(64).min(128).max(32_768),
  diskSize: z.union([z.literal(512), z.literal(10_240)]),
  timeout: z.number().int().min(1).max(86_400),
  // More than one at a time is for custom runtimes: https://help.aliyun.com/document_detail/2513552.html
  instanceConcurrency: z.literal(1),
};

/** Adds a problem if the processor and the memory do not fit each other. */
export function checkRatio(
  { cpu, memorySize }: { cpu?: number | undefined; memorySize: number },
  context: z.RefinementCtx,
): void {
  const gbPerCpu = memorySize / 1024 / (cpu ?? memorySize / 1024);
  if (gbPerCpu >= MIN_GB_PER_CPU && gbPerCpu <= MAX_GB_PER_CPU) return;
  const message = `expected a cpu from ${memorySize / 4096} to ${memorySize / 1024} for ${memorySize} MB, got ${cpu}`;
  context.addIssue({ code: 'custom', message, path: ['cpu'] });
}
