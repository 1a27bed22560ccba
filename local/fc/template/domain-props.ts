import { z } from 'zod';
import { routesShape } from '../config/route-rules';

/**
 * The `props` of a custom domain in `s.yaml`; `certConfig` may name files, which the component
 * reads. Where the name is left to it (`auto`, or nothing), it is made up.
 */
export const domainPropsShape = z.strictObject({
  region: z.string(),
  domainName: z.string(),
  protocol: z.enum(['HTTP', 'HTTPS', 'HTTP,HTTPS']),
  // The component takes everything that is false for no certificate.
  certConfig: z
    .strictObject({ certName: z.string(), certificate: z.string(), privateKey: z.string() })
    .or(z.literal(false))
    .optional(),
  tlsConfig: z.unknown().optional(),
  routeConfig: z.strictObject({ routes: routesShape }),
});

/** A custom domain of `s.yaml`. */
export type DomainProps = z.infer<typeof domainPropsShape>;
