import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Smaller ones, and keys of other kinds, are refused by Function Compute. */
const MIN_RSA_BITS = 2048;

/** Where the certificate and its key are, as PEM. */
export interface CertificateFiles {
  certFile: string;
  keyFile: string;
}

/** Checks the certificate that the API's domain is to have. Throws a sentence. */
export function checkCertificate(
  { certFile, keyFile }: CertificateFiles,
  { domain, nowMs }: { domain: string; nowMs: number },
): void {
  const certificate = read('API_CERT_FILE', certFile, (pem) => new X509Certificate(pem));
  const key = read('API_CERT_KEY_FILE', keyFile, (pem) => createPrivateKey(pem));
  const problem = problemOf(certificate, key, { domain, nowMs });
  if (problem) throw new Error(`The certificate in ${certFile} cannot be used: ${problem}.`);
}

function read<T>(variable: string, file: string, parse: (pem: string) => T): T {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`${variable} names ${file}, which cannot be read.`);
  }
  try {
    return parse(pem);
  } catch {
    // The cause may quote the key.
    throw new Error(`${variable} names ${file}, which is not what it should be in PEM form.`);
  }
}

function problemOf(
  certificate: X509Certificate,
  key: KeyObject,
  { domain, nowMs }: { domain: string; nowMs: number },
): string | undefined {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa') return `its key is ${key.asymmetricKeyType}, not RSA`;
  if (bits < MIN_RSA_BITS) return `its key has ${bits} bits, and ${MIN_RSA_BITS} are needed`;
  if (!certificate.checkPrivateKey(key)) return 'it is not the one of the key';
  if (nowMs < Date.parse(certificate.validFrom)) return `it begins on ${certificate.validFrom}`;
  if (nowMs > Date.parse(certificate.validTo)) return `it has expired on ${certificate.validTo}`;
  if (!certificate.checkHost(domain)) return `it is not for ${domain}`;
  return undefined;
}
