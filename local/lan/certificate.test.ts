import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCertificate } from './certificate';

const NOW_MS = Date.UTC(2026, 0, 1);
const DAY_MS = 24 * 60 * 60 * 1000;
const AT = { address: '192.168.1.5', nowMs: NOW_MS };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianmai-lan-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a certificate is for its address, for a year at most, and signed by an authority', async () => {
  const { certificate, authority } = await loadCertificate(folder, AT);
  const own = new X509Certificate(certificate);
  const issuer = new X509Certificate(authority);
  expect(own.checkIP('192.168.1.5')).toBe('192.168.1.5');
  expect(own.checkIP('192.168.1.6')).toBeUndefined();
  expect([own.ca, issuer.ca]).toEqual([false, true]);
  expect(own.checkIssued(issuer) && own.verify(issuer.publicKey)).toBe(true);
  expect(Date.parse(own.validFrom)).toBeLessThan(NOW_MS);
  expect(Date.parse(own.validTo)).toBeLessThanOrEqual(NOW_MS + 365 * DAY_MS);
});

test('only its owner reads the key, and that of the authority is nowhere', async () => {
  await loadCertificate(folder, AT);
  expect(readdirSync(folder).sort()).toEqual(['lan-ca.pem', 'lan.pem']);
  expect(statSync(join(folder, 'lan.pem')).mode & 0o777).toBe(0o600);
});

test('it stays the same over restarts, so that a device is asked once', async () => {
  const first = await loadCertificate(folder, AT);
  expect(await loadCertificate(folder, { ...AT, nowMs: NOW_MS + 300 * DAY_MS })).toEqual(first);
});

test.each([
  ['for another address', { ...AT, address: '10.0.0.7' }],
  ['shortly before it expires', { ...AT, nowMs: NOW_MS + 359 * DAY_MS }],
])('it is made anew %s', async (_when, at) => {
  const first = await loadCertificate(folder, AT);
  const next = await loadCertificate(folder, at);
  expect(next.authority).not.toBe(first.authority);
  expect(new X509Certificate(next.certificate).checkIP(at.address)).toBe(at.address);
  expect(await loadCertificate(folder, at)).toEqual(next);
});

test.each(['lan.pem', 'lan-ca.pem'])('a broken %s is replaced', async (name) => {
  const first = await loadCertificate(folder, AT);
  writeFileSync(
    join(folder, name),
    '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
  );
  const next = await loadCertificate(folder, AT);
  expect(next.key).not.toBe(first.key);
  expect(statSync(join(folder, 'lan.pem')).mode & 0o777).toBe(0o600);
});
