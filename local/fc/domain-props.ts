import { z } from 'zod';
import { functionNameShape, HTTP_METHODS } from './function-props';

const routeShape = z.strictObject({
  path: z.string().startsWith('/', 'expected a path that starts with /'),
  methods: z
    .array(z.enum(HTTP_METHODS))
    .min(1)
    .default([...HTTP_METHODS]),
  functionName: functionNameShape,
  qualifier: z.literal('LATEST').optional(),
});

/** The `props` of a custom domain in `s.yaml`. Certificates are taken, without effect. */
export const domainPropsShape = z
  .strictObject({
    region: z.string(),
    domainName: z.string().min(1),
    protocol: z.enum(['HTTP', 'HTTPS', 'HTTP,HTTPS']),
    certConfig: z.unknown().optional(),
    tlsConfig: z.unknown().optional(),
    routeConfig: z.strictObject({ routes: z.array(routeShape).min(1) }),
  })
  .superRefine(({ routeConfig }, context) => {
    const served = routeConfig.routes.flatMap(({ path, methods }) =>
      methods.map((method) => `${method} ${path}`),
    );
    const twice = served.find((route, index) => served.indexOf(route) !== index);
    if (twice === undefined) return;
    const message = `expected each route once, got ${twice} twice`;
    context.addIssue({ code: 'custom', message, path: ['routeConfig', 'routes'] });
  });

/** A custom domain of `s.yaml`. */
export type DomainProps = z.infer<typeof domainPropsShape>;
