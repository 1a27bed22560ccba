import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 24 * 60 * 60 * 1000;
/** Apple trusts no server's certificate for longer than 825 days. https://support.apple.com/103769 */
const VALID_DAYS = 365;
/** Renewed so long before it expires, so that no show outlives its certificate. */
const RENEWED_DAYS = 7;

/** What a TLS server needs, all as PEM. */
export interface Certificate {
  key: string;
  certificate: string;
  /** What a device may be told to trust. The key that has signed with it is kept nowhere. */
  authority: string;
}

/**
 * The certificate of this address. It is kept in the folder, the key readable by its owner only, and
 * made anew when the address is another one or it is about to expire.
 */
export async function loadCertificate(
  folder: string,
  { address, nowMs }: { address: string; nowMs: number },
): Promise<Certificate> {
  const paths = { own: join(folder, 'lan.pem'), authority: join(folder, 'lan-ca.pem') };
  const kept = readKept(paths);
  if (kept && isGood(kept, address, nowMs)) return kept;
  const made = await makeCertificate(address, nowMs);
  writeFileSync(paths.own, made.key + made.certificate, { mode: 0o600 });
  writeFileSync(paths.authority, made.authority);
  return made;
}

function readKept(paths: { own: string; authority: string }): Certificate | undefined {
  try {
    const own = readFileSync(paths.own, 'utf8');
    const [key, certificate] = own.match(/-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----\n/g) ?? [];
    if (!key || !certificate) return undefined;
    return { key, certificate, authority: readFileSync(paths.authority, 'utf8') };
  } catch {
    // Not made yet.
    return undefined;
  }
}

/** A file that somebody has changed is as bad as none. */
function isGood({ key, certificate, authority }: Certificate, address: string, nowMs: number) {
  try {
    const own = new X509Certificate(certificate);
    const issuer = new X509Certificate(authority);
    const isSigned = own.checkPrivateKey(createPrivateKey(key)) && own.verify(issuer.publicKey);
    const restMs = Date.parse(own.validTo) - nowMs;
    return isSigned && own.checkIP(address) !== undefined && restMs > RENEWED_DAYS * DAY_MS;
  } catch {
    return false;
  }
}

/**
 * Devices take only a certificate authority into their lists, and browsers take no authority for a
 * server; hence two certificates. The authority's key is forgotten here, so that whoever reads the
 * folder later cannot sign anything that the devices would trust.
 */
async function makeCertificate(address: string, nowMs: number): Promise<Certificate> {
  const [authorityKeys, keys] = await Promise.all([newKeys(), newKeys()]);
  const signing = { address, nowMs, authorityKeys };
  const [authority, certificate] = await Promise.all([signAuthority(signing), sign(keys, signing)]);
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return {
    key: String(key.export({ format: 'pem', type: 'pkcs8' })),
    certificate: pemOf(certificate),
    authority: pemOf(authority),
  };
}

interface Signing {
  address: string;
  nowMs: number;
  authorityKeys: webcrypto.CryptoKeyPair;
}

async function signAuthority({ address, nowMs, authorityKeys }: Signing) {
  return X509CertificateGenerator.createSelfSigned({
    ...validity(nowMs),
    signingAlgorithm: ALGORITHM,
    name: authorityName(address),
    keys: authorityKeys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
}

async function sign(
  { publicKey }: webcrypto.CryptoKeyPair,
  { address, nowMs, authorityKeys }: Signing,
) {
  return X509CertificateGenerator.create({
    ...validity(nowMs),
    signingAlgorithm: ALGORITHM,
    subject: `CN=${address}`,
    issuer: authorityName(address),
    publicKey,
    signingKey: authorityKeys.privateKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([{ type: 'ip', value: address }]),
      await AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
}

function newKeys() {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

/** A phone's clock may be behind. */
function validity(nowMs: number) {
  return {
    notBefore: new Date(nowMs - DAY_MS),
    notAfter: new Date(nowMs + VALID_DAYS * DAY_MS),
  };
}

function authorityName(address: string): string {
  return `CN=Lianmai local cloud at ${address}`;
}

function pemOf(certificate: { toString(format: 'pem'): string }): string {
  return `${certificate.toString('pem').trimEnd()}\n`;
}
