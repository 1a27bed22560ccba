import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Smaller ones, and keys of other kinds, are refused by Function Compute. */
const MIN_RSA_BITS = 2048;

/** Where the certificate and its key are, as PEM. */
export interface CertificateFiles {
  certFile: string;
  keyFile: string;
}

interface Use {
  domain: string;
  nowMs: number;
}

/** Checks the certificate that the API's domain is to have. Throws a sentence. */
export function checkCertificate({ certFile, keyFile }: CertificateFiles, use: Use): void {
  const certificate = read('API_CERT_FILE', certFile, (pem) => new X509Certificate(pem));
  const key = read('API_CERT_KEY_FILE', keyFile, (pem) => createPrivateKey(pem));
  const problem = pairProblem(certificate, key) ?? certificateProblem(certificate, use);
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

function pairProblem(certificate: X509Certificate, key: KeyObject): string | undefined {
  return certificate.checkPrivateKey(key) ? undefined : 'it is not the one of the key';
}

/** Why Function Compute or a browser would refuse the certificate; no full stop at the end. */
export function certificateProblem(
  certificate: X509Certificate,
  { domain, nowMs }: Use,
): string | undefined {
  const { publicKey, validFrom, validTo } = certificate;
  const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = publicKey;
  const bits = details?.modulusLength ?? 0;
  if (kind !== 'rsa') return `its key is ${kind}, not RSA`;
  if (bits < MIN_RSA_BITS) return `its key has ${bits} bits, and ${MIN_RSA_BITS} are needed`;
  if (nowMs < Date.parse(validFrom)) return `it begins on ${validFrom}`;
  if (nowMs > Date.parse(validTo)) return `it has expired on ${validTo}`;
  if (!certificate.checkHost(domain)) return `it is not for ${domain}`;
  return undefined;
}
