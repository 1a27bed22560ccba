import * as z from 'zod/mini';

/** https://www.alibabacloud.com/help/en/functioncompute/environment-variables */
const MAX_ENVIRONMENT_BYTES = 4096;

const FunctionProps = z.object({
  functionName: z.string(),
  environmentVariables: z._default(z.record(z.string(), z.coerce.string()), {}),
});

const DomainProps = z.object({
  domainName: z.string(),
  routeConfig: z.object({
    routes: z.array(
      z.object({ path: z.string(), functionName: z.string(), methods: z.array(z.string()) }),
    ),
  }),
});

const Template = z.object({
  resources: z.record(z.string(), z.object({ props: z.union([DomainProps, FunctionProps]) })),
});

export type Route = z.infer<typeof DomainProps>['routeConfig']['routes'][number];

/** What the template wants to be there. */
export interface Wanted {
  functions: string[];
  routes: Route[];
}

/** Reads a resolved template. Throws a sentence if a function's variables are too large. */
export function wantedOf(template: unknown): Wanted {
  const wanted: Wanted = { functions: [], routes: [] };
  for (const { props } of Object.values(Template.parse(template).resources)) {
    if ('routeConfig' in props) wanted.routes.push(...props.routeConfig.routes);
    else wanted.functions.push(checked(props).functionName);
  }
  return wanted;
}

function checked(props: z.infer<typeof FunctionProps>) {
  const texts = Object.entries(props.environmentVariables).flat();
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes <= MAX_ENVIRONMENT_BYTES) return props;
  throw new Error(
    `The environment variables of ${props.functionName} have ${bytes} bytes, names included, and ` +
      `Function Compute takes ${MAX_ENVIRONMENT_BYTES}: shorten the longest, as ALLOWED_ORIGINS.`,
  );
}
