import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CertificateFiles, checkCertificate } from './certificate';
import { certificateOf } from './certificate-fixture';

const DAY_MS = 86_400_000;
const DOMAIN = 'api.example.com';

const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
let right: CertificateFiles;
beforeAll(async () => {
  right = await made('right');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A certificate for a day and for the domain, and its key, in files. */
async function made(name: string, kind?: 'shortRsa' | 'curve'): Promise<CertificateFiles> {
  const { certificate, privateKey } = await certificateOf(DOMAIN, { ...(kind && { kind }) });
  return {
    certFile: written(`${name}.crt`, certificate),
    keyFile: written(`${name}.key`, privateKey),
  };
}

/** What is said of these files; nothing if they are right. */
function said(files: CertificateFiles, at: { domain?: string; nowMs?: number } = {}): string {
  try {
    checkCertificate(files, { domain: DOMAIN, nowMs: Date.now() + 60_000, ...at });
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

test('a certificate with the RSA key that it was made for passes', () => {
  expect(said(right)).toBe('');
});

test('files that are not there, or are something else, are named', () => {
  expect(said({ ...right, certFile: '/nowhere.pem' })).toMatch(
    /^API_CERT_FILE names \/nowhere\.pem/,
  );
  expect(said({ ...right, keyFile: '/nowhere.pem' })).toMatch(/^API_CERT_KEY_FILE names \/nowhere/);
  const { certFile, keyFile } = right;
  expect(said({ certFile: keyFile, keyFile })).toMatch(/^API_CERT_FILE names .* PEM form/);
  expect(said({ certFile, keyFile: certFile })).toMatch(/^API_CERT_KEY_FILE names .* PEM form/);
});

test('what a key says is not repeated', () => {
  const keyFile = written('broken.key', '-----BEGIN PRIVATE KEY-----\ncanary\n');
  expect(said({ ...right, keyFile })).not.toContain('canary');
});

test('a key that is not RSA, or too short, is refused', async () => {
  expect(said(await made('curve', 'curve'))).toMatch(/cannot be used: its key is ec, not RSA\.$/);
  expect(said(await made('short', 'shortRsa'))).toMatch(/has 1024 bits, and 2048 are needed/);
});

test('a key of another certificate is refused', async () => {
  const { keyFile } = await made('other');
  expect(said({ ...right, keyFile })).toMatch(/it is not the one of the key/);
});

test('a certificate is refused before it begins, after its end, and for another domain', () => {
  expect(said(right, { nowMs: Date.now() - 2 * DAY_MS })).toMatch(/it begins on/);
  expect(said(right, { nowMs: Date.now() + 2 * DAY_MS })).toMatch(/it has expired on/);
  expect(said(right, { domain: 'www.example.com' })).toMatch(/it is not for www\.example\.com/);
});
