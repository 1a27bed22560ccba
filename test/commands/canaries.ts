import { randomBytes } from 'node:crypto';
import { TEMPLATE } from './serverless-devs-project';

/** Every secret of `s.yaml`, each with a value that is found nowhere else and that its check takes. */
export const CANARIES = Object.fromEntries(
  [...TEMPLATE.matchAll(/\benv\('(\w+(?:KEYS?|SECRET))'/g)].map(([, name = '']) => [
    name,
    name.endsWith('KEYS')
      ? `whsec_${randomBytes(24).toString('base64')}`
      : `canary${randomBytes(13).toString('hex')}`,
  ]),
);

export function expectNoSecret(text: string): void {
  const isShown = (secret: string) =>
    [secret, ...[0, 1, 2].map((before) => base64Within(secret, before))].some((form) =>
      text.includes(form),
    );
  expect(Object.entries(CANARIES).filter(([, secret]) => isShown(secret))).toEqual([]);
}

/** The middle of a secret as base64 carries it, with this many bytes before. */
function base64Within(secret: string, before: number): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
  return bytes.toString('base64').slice(8, 24);
}
