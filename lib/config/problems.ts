import { ENV, type Environment, givenOf } from './variables';

/** What is wrong with the functions' variables, each by its name. */
export function configProblems(env: Environment): string[] {
  const given = givenOf(env);
  const problems = (ENV.safeParse(given).error?.issues ?? []).map(problemOf);
  if (!given.JWT_SECRET === !given.JWT_JWKS_URL) {
    problems.push('JWT_SECRET, JWT_JWKS_URL: exactly one of them must be set');
  }
  if (!given.MODERATION_KEYS !== !given.MODERATION_POLICY) {
    problems.push('MODERATION_KEYS, MODERATION_POLICY: expected both or none');
  }
  return [...problems, ...signatureProblems(given), ...webhookProblems(given)];
}

/** With a key the functions refuse what has no signature, and the Live API offers none. */
export function signatureProblems({ MIXER, RTC_CALLBACK_KEY }: Environment): string[] {
  if (MIXER !== 'live' || RTC_CALLBACK_KEY === undefined) return [];
  return ['RTC_CALLBACK_KEY: expected none, as events come unsigned with MIXER=live'];
}

/** Events are signed, and secret on their way unless they stay in a network of one's own. */
export function webhookProblems({
  WEBHOOK_URL,
  WEBHOOK_KEYS,
  WEBHOOK_NETWORK,
}: Environment): string[] {
  if (!WEBHOOK_URL !== !WEBHOOK_KEYS) return ['WEBHOOK_URL, WEBHOOK_KEYS: expected both or none'];
  if (!WEBHOOK_URL || WEBHOOK_NETWORK === 'private' || /^https:/i.test(WEBHOOK_URL)) return [];
  return ['WEBHOOK_URL: expected https, or WEBHOOK_NETWORK=private'];
}

/** The one error that names all that is wrong with an environment. */
export function unusable(problems: string[]): Error {
  return new Error(`The configuration is not usable. ${problems.join('; ')}.`);
}

/** What is wrong with a variable; never its value, which may be a secret. */
export function problemOf({ path, message }: { path: PropertyKey[]; message: string }): string {
  return `${path.join('.')}: ${message}`;
}
