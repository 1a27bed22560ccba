import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { routesShape } from './route-rules';

/** Letters, digits and hyphens between dots: RFC 1123 2.1. */
export const domainNameShape = z
  .string()
  .max(253)
  .regex(
    /^(?=.*\.)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.|$))+$/,
    'expected a domain name of lower-case letters, as api.example.com',
  );

/** Keys of elliptic curves are refused, and RSA keys below this size. */
const MIN_RSA_BITS = 2048;

const certificateShape = z
  .strictObject({ certName: z.string().min(1), certificate: z.string(), privateKey: z.string() })
  .superRefine(({ certificate, privateKey }, context) => {
    const message = certificateProblem(certificate, privateKey);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });

/** What is wrong with a certificate and its key in PEM form; undefined if they fit. */
export function certificateProblem(certificate: string, privateKey: string): string | undefined {
  try {
    const key = createPrivateKey(privateKey);
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (key.asymmetricKeyType !== 'rsa' || bits < MIN_RSA_BITS) {
      return `expected an RSA key of at least ${MIN_RSA_BITS} bits`;
    }
    const isOwn = new X509Certificate(certificate).checkPrivateKey(key);
    return isOwn ? undefined : 'the certificate is not that of the private key';
  } catch {
    return 'expected a certificate and a private key in PEM form';
  }
}

const authShape = z.strictObject({
  // Requests to the local gateway carry no FC signature or platform JWT.
  authType: z.literal('anonymous').optional(),
  authInfo: z.string().optional(),
});

const tlsShape = z.strictObject({
  cipherSuites: z.array(z.string()).optional(),
  maxVersion: z.string().optional(),
  minVersion: z.string().optional(),
});

const parts = {
  protocol: z.enum(['HTTP', 'HTTPS', 'HTTP,HTTPS']),
  routeConfig: z.strictObject({ routes: routesShape }),
  authConfig: authShape.optional(),
  certConfig: certificateShape.optional(),
  tlsConfig: tlsShape.optional(),
  wafConfig: z.strictObject({ enableWAF: z.literal(false).optional() }).optional(),
};

/**
 * The body of CreateCustomDomain: CreateCustomDomainInput of the SDK. Its corsConfig is refused:
 * the functions answer preflights themselves.
 */
export const createDomainShape = z
  .strictObject({ ...parts, domainName: domainNameShape })
  .superRefine(checkProtocol);

/** The body of UpdateCustomDomain; what is absent stays as it is, a list of routes is replaced. */
export const updateDomainShape = z.strictObject({
  ...parts,
  routeConfig: parts.routeConfig.optional(),
  protocol: parts.protocol.optional(),
});

export type DomainConfig = z.infer<typeof createDomainShape>;

function checkProtocol(
  { protocol, certConfig }: { protocol: string; certConfig?: unknown },
  context: z.RefinementCtx,
): void {
  if (!protocol.includes('HTTPS') || certConfig) return;
  const message = `expected a certificate for ${protocol}`;
  context.addIssue({ code: 'custom', message, path: ['certConfig'] });
}
