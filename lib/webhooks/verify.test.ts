/** Signed messages that come in, made by the library of Standard Webhooks. */
import { Webhook } from 'standardwebhooks';
import { verifiedMessageId } from './verify';

const [KEY, NEXT, OTHER] = [7, 8, 9].map(
  (byte) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`,
) as [string, string, string];
const BODY = '{"roomId":"12345","label":"连麦"}';
const NOW = 1_767_225_600_000;
const MINUTE_MS = 60_000;

function message(key = KEY, changes: { body?: string; atMs?: number; id?: string } = {}) {
  const { body = BODY, atMs = NOW, id = 'report-1' } = changes;
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(atMs / 1000),
    'webhook-signature': new Webhook(key).sign('report-1', new Date(atMs), BODY),
  };
  return { headers, body: Buffer.from(body) };
}
const verified = (given: ReturnType<typeof message>) => verifiedMessageId(given, [KEY, NEXT], NOW);

test.each([KEY, NEXT])('a message signed with either key is taken', (key) => {
  expect(verified(message(key))).toBe('report-1');
});

test('one of several signatures is enough', () => {
  const given = message();
  given.headers['webhook-signature'] = `v1,none v1a,other ${given.headers['webhook-signature']}`;
  expect(verified(given)).toBe('report-1');
});

test.each([
  ['another key', message(OTHER)],
  ['another body', message(KEY, { body: '{"roomId":"67890"}' })],
  ['another id', message(KEY, { id: 'report-2' })],
  ['a time long ago', message(KEY, { atMs: NOW - 6 * MINUTE_MS })],
  ['a time to come', message(KEY, { atMs: NOW + 6 * MINUTE_MS })],
  ['no headers', { headers: {}, body: Buffer.from(BODY) } as never],
])('a message with %s is refused', (_, given) => {
  expect(() => verified(given)).toThrow(expect.objectContaining({ code: 'Unauthenticated' }));
});
