import { webcrypto } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
};
const ALGORITHMS = {
  rsa: { ...RSA, modulusLength: 2048 },
  shortRsa: { ...RSA, modulusLength: 1024 },
  curve: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
};

/** A certificate that signed itself, and its key, both as PEM. */
export async function certificateOf(
  domain: string,
  { kind = 'rsa', notBefore = new Date(), days = 1 }: CertificateKind = {},
): Promise<{ certificate: string; privateKey: string }> {
  const algorithm = ALGORITHMS[kind];
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const notAfter = new Date(notBefore.getTime() + days * 86_400_000);
  const made = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${domain}`,
    keys,
    notBefore,
    notAfter,
    signingAlgorithm: algorithm,
  });
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  const body = der.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  const privateKey = `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`;
  return { certificate: `${made.toString('pem')}\n`, privateKey };
}

interface CertificateKind {
  kind?: keyof typeof ALGORITHMS;
  notBefore?: Date;
  days?: number;
}
