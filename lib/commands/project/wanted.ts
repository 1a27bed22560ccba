import * as z from 'zod/mini';

/** What the names of all functions of `s.yaml` begin with. */
export const NAME_PREFIX = 'lianmai-';
/** https://www.alibabacloud.com/help/en/functioncompute/fc/environment-variables */
export const MAX_ENVIRONMENT_BYTES = 4096;

const Trigger = z.object({
  triggerName: z.string(),
  triggerType: z.string(),
  triggerConfig: z.record(z.string(), z.unknown()),
});

const WantedFunction = z.object({
  functionName: z.string(),
  description: z._default(z.string(), ''),
  environmentVariables: z._default(z.record(z.string(), z.coerce.string()), {}),
  triggers: z._default(z.array(Trigger), []),
});
/** A function with its triggers, as far as it is checked. */
export type WantedFunction = z.infer<typeof WantedFunction>;

const WantedDomain = z.object({
  domainName: z.string(),
  routeConfig: z.object({
    routes: z.array(
      z.object({ path: z.string(), functionName: z.string(), methods: z.array(z.string()) }),
    ),
  }),
});
/** One path of the API's domain. */
export type Route = z.infer<typeof WantedDomain>['routeConfig']['routes'][number];

const Template = z.object({
  resources: z.record(z.string(), z.object({ props: z.union([WantedDomain, WantedFunction]) })),
});

/** What `s.yaml` wants to be there. */
export interface Wanted {
  functions: WantedFunction[];
  /** Of the API's one domain. */
  routes: Route[];
}

/** Reads a resolved template. Throws an error of Zod for what is none. */
export function wantedOf(template: unknown): Wanted {
  const wanted: Wanted = { functions: [], routes: [] };
  for (const { props } of Object.values(Template.parse(template).resources)) {
    if ('routeConfig' in props) wanted.routes.push(...props.routeConfig.routes);
    else wanted.functions.push(props);
  }
  return wanted;
}

/** What the domains for a try are below; they have no HTTPS. */
export const TRY_DOMAIN = '.fc.devsapp.net';

/** The domain's name; the component makes the one for a try from the function of the first route. */
export function domainNameOf(
  apiDomain: string,
  { routes }: Wanted,
  account: { accountId: string; region: string },
): string {
  if (apiDomain !== 'auto') return apiDomain;
  const [first] = routes;
  return `${first?.functionName}.fcv3.${account.accountId}.${account.region}${TRY_DOMAIN}`;
}

/** What Function Compute counts of a function's variables: names and values. */
export function environmentBytes({ environmentVariables }: WantedFunction): number {
  return Object.entries(environmentVariables)
    .flat()
    .reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
