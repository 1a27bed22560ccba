import fc from 'fast-check';
import { SecretMask } from './secret-mask';

/** What an operator's secrets look like, the longer one beginning with the shorter one. */
const SECRETS = [
  'canary-9f31aa',
  'canary-9f31aa/+ZZ==',
  'with "quotes" and \\ and two  spaces',
  '连麦密钥-0123456789',
];

/** The text as it is shown when it comes in pieces of these sizes. */
function shown(text: string, sizes: number[] = [], secrets = SECRETS): string {
  const mask = new SecretMask(secrets);
  const bytes = Buffer.from(text);
  let at = 0;
  let output = '';
  for (const size of sizes) {
    output += mask.push(bytes.subarray(at, at + size));
    at += size;
  }
  return output + mask.push(bytes.subarray(at)) + mask.end();
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

test('a text without a secret is shown as it is, whatever pieces it comes in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.nat(9)), (text, sizes) => {
      fc.pre(!SECRETS.some((secret) => text.includes(secret)));
      expect(shown(text, sizes)).toBe(text);
    }),
  );
});

test('a secret is hidden wherever the pieces end', () => {
  const text = SECRETS.map((secret, index) => `KEY_${index}: ${secret}\n`).join('');
  const hidden = SECRETS.map((_, index) => `KEY_${index}: ******\n`).join('');
  expect(shown(text)).toBe(hidden);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 })), (sizes) => {
      expect(shown(text, sizes)).toBe(hidden);
    }),
  );
});

test.each<[string, (secret: string) => string]>([
  ['JSON', (secret) => JSON.stringify({ secret })],
  ['JSON in JSON', (secret) => JSON.stringify({ text: JSON.stringify({ secret }) })],
  ['a URL', (secret) => `https://a.example/?key=${encodeURIComponent(secret)}`],
  ['a text that was folded between words', (secret) => secret.replace(/\s+/g, '\n      ')],
])('a secret is hidden in %s', (_, write) => {
  for (const secret of SECRETS) {
    const output = shown(`begin ${write(secret)} end`, [20, 5]);
    expect(output).toMatch(/^begin .*\*{6}.* end$/);
    expect(output).not.toMatch(/canary|9f31|quotes|spaces|密钥|0123456789/);
  }
});

test('most of a secret is hidden in base64, wherever it stands in the text', () => {
  for (const secret of SECRETS) {
    for (const before of ['', 'x', 'xy', 'xyz {"a":']) {
      for (const write of [base64, (text: string) => Buffer.from(text).toString('base64url')]) {
        const output = shown(write(`${before}${secret} and more`));
        const read = Buffer.from(output.replaceAll('******', ''), 'base64').toString();
        expect(output).toContain('******');
        for (let at = 0; at + 6 <= secret.length; at++) {
          expect(read).not.toContain(secret.slice(at, at + 6));
        }
      }
    }
  }
});

test('a key in PEM form is hidden line by line', () => {
  const line = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7';
  const pem = `-----BEGIN PRIVATE KEY-----\n${line}\n${line}x\n-----END PRIVATE KEY-----\n`;
  const output = shown(`key:\n  ${line}\n  ${line}x\n`, [7, 30], [pem]);
  expect(output).toBe('key:\n  ******\n  ******\n');
});

test('without secrets nothing is hidden, and nothing is held back', () => {
  const mask = new SecretMask(['', '']);
  expect(mask.push(Buffer.from('as it is'))).toBe('as it is');
  expect(mask.end()).toBe('');
});

test('what is held back is no more than a secret is long', () => {
  const mask = new SecretMask(['0123456789']);
  const text = 'x'.repeat(1000);
  expect(mask.push(Buffer.from(text)).length).toBeGreaterThan(950);
});
