import type { Mutation } from '../mutation';

const SECRETS = 'lib/http/secrets.test.ts';
const AUTH = 'lib/http/auth.test.ts';
const VERIFIED = 'lib/http/verified-tokens.test.ts';
const ETAG = 'lib/api/etag.test.ts';
const VIEW = 'test/use-cases/room-view.test.ts';
const CORS = 'lib/http/cors.test.ts';
const ROUTE = 'lib/http/route.test.ts';

export const http: Mutation[] = [
  {
    breaks: 'a callback is taken without its secret',
    file: 'lib/http/callback.ts',
    find: 'if (!expected || !equalSecrets(secret, expected)) {',
    replace: 'if (!expected) {',
    caughtBy: { file: SECRETS, test: 'a callback with' },
  },
  {
    breaks: 'a callback is taken where no secret is configured',
    file: 'lib/http/callback.ts',
    find: 'if (!expected || !equalSecrets(secret, expected)) {',
    replace: 'if (expected && !equalSecrets(secret, expected)) {',
    caughtBy: { file: SECRETS, test: 'a callback with' },
  },
  {
    breaks: 'a call of the server is taken with any key',
    file: 'lib/http/server-call.ts',
    find: 'serverKey && given && equalSecrets(given, serverKey)',
    replace: 'serverKey && given',
    caughtBy: { file: SECRETS, test: 'a call of the app’s server with' },
  },
  {
    breaks: 'a call of the server is taken where no key is configured',
    file: 'lib/http/server-call.ts',
    find: 'serverKey && given && equalSecrets(given, serverKey)',
    replace: 'given && equalSecrets(given, serverKey ?? given)',
    caughtBy: { file: SECRETS, test: 'a call of the app’s server with' },
  },
  {
    breaks: 'a token never expires',
    file: 'lib/http/auth.ts',
    find: "requiredClaims: ['exp', 'sub'],",
    replace: "requiredClaims: ['sub'],",
    caughtBy: { file: AUTH, test: 'is nobody with a token that' },
  },
  {
    breaks: 'a token expires by the clock of the machine',
    file: 'lib/http/auth.ts',
    find: "{ ...checks, currentDate, algorithms: ['HS256'] }",
    replace: "{ ...checks, algorithms: ['HS256'] }",
    caughtBy: {
      file: AUTH,
      test: 'is told that the token has expired, by the given time and not by the machine',
    },
  },
  {
    breaks: 'tokens of any issuer are taken',
    file: 'lib/http/auth.ts',
    find: '    ...(issuer && { issuer }),\n',
    replace: '',
    caughtBy: { file: AUTH, test: 'another issuer' },
  },
  {
    breaks: 'a user may have any id',
    file: 'lib/http/auth.ts',
    find: "typeof sub !== 'string' || !USER_ID.test(sub)",
    replace: "typeof sub !== 'string'",
    caughtBy: { file: AUTH, test: 'is nobody with a token that' },
  },
  {
    breaks: 'a scope that begins with admin is that of an admin',
    file: 'lib/http/auth.ts',
    find: "scopes.includes('admin')",
    replace: "scopes.some((each) => each.startsWith('admin'))",
    caughtBy: { file: AUTH, test: 'with the scope' },
  },
  {
    breaks: 'a token that was good stays good beyond its end',
    file: 'lib/http/verified-tokens.ts',
    find: 'Math.min(times.nowMs + TRUST_MS, times.expiresAtMs)',
    replace: 'times.nowMs + TRUST_MS',
    caughtBy: {
      file: VERIFIED,
      test: 'no token is known after its own end, whenever it was checked',
    },
  },
  {
    breaks: 'a key that was withdrawn opens the door for ever',
    file: 'lib/http/verified-tokens.ts',
    find: 'Math.min(times.nowMs + TRUST_MS, times.expiresAtMs)',
    replace: 'times.expiresAtMs',
    caughtBy: {
      file: VERIFIED,
      test: 'a token is known for a minute after its check and not a moment longer',
    },
  },
  {
    breaks: 'an instance remembers tokens without end',
    file: 'lib/http/verified-tokens.ts',
    find: 'if (this.#verified.size >= MAX_TOKENS && oldest !== undefined) this.#verified.delete(oldest);',
    replace: '',
    caughtBy: { file: VERIFIED, test: 'only the newest thousand tokens are kept' },
  },
  {
    breaks: 'different answers have the same tag',
    file: 'lib/api/etag.ts',
    find: '.update(JSON.stringify(shown))',
    replace: '.update(Object.keys(shown).join())',
    caughtBy: {
      file: ETAG,
      test: 'a tag changes with every value, also where the names stay the same',
    },
  },
  {
    breaks: 'the tag of a room changes with the time',
    file: 'lib/api/room-view.ts',
    find: 'etag: etagOf(shown), serverTime',
    replace: 'etag: etagOf({ ...shown, serverTime }), serverTime',
    caughtBy: {
      file: VIEW,
      test: 'the tag stays while only time passes, and is another as soon as anything changes',
    },
  },
  {
    breaks: 'everybody sees who asks to come on stage',
    file: 'lib/api/room-view.ts',
    find: 'queue.filter(({ userId }) => userId === to.userId)',
    replace: 'queue',
    caughtBy: {
      file: VIEW,
      test: 'requests are shown to the host and to admins, and to others their own alone',
    },
  },
  {
    breaks: 'any tag is the one that is known',
    file: 'lib/api/etag.ts',
    find: "return tags.includes(etag) || tags.includes('*');",
    replace: 'return tags.length > 0;',
    caughtBy: { file: ETAG, test: 'If-None-Match' },
  },
  {
    breaks: 'a page of any origin may read answers',
    file: 'lib/http/cors.ts',
    find: 'if (origin === undefined || !allowed.includes(origin)) return vary;',
    replace: 'if (origin === undefined) return vary;',
    caughtBy: {
      file: CORS,
      test: 'a page of an allowed origin may read answers, and caches keep them apart',
    },
  },
  {
    breaks: 'a body of any size is read',
    file: 'lib/http/route.ts',
    find: '      requireSmallBody(request, maxBodyBytes);\n',
    replace: '',
    caughtBy: {
      file: ROUTE,
      test: 'of 31 MB is refused before the store or anybody else is asked',
    },
  },
  {
    breaks: 'a stranger is told what is wrong with the body',
    file: 'lib/http/route.ts',
    find: '    const caller = await authenticate(request);\n    facts.user = caller.userId;\n    const query = readQuery(shape, request);\n    const body = readBody(shape, request);\n',
    replace:
      '    const query = readQuery(shape, request);\n    const body = readBody(shape, request);\n    const caller = await authenticate(request);\n    facts.user = caller.userId;\n',
    caughtBy: { file: ROUTE, test: 'of nobody is not told what is wrong with its body' },
  },
  {
    breaks: 'an answer is kept by caches',
    file: 'lib/http/route.ts',
    find: "      'cache-control': 'no-store',\n",
    replace: '',
    caughtBy: {
      file: ROUTE,
      test: 'is never kept by a cache, and tells which request it belongs to',
    },
  },
  {
    breaks: 'an Idempotency-Key may be anything',
    file: 'lib/http/request.ts',
    find: '/^[\\w.:-]{1,64}$/',
    replace: '/^.*$/',
    caughtBy: { file: 'lib/http/request.test.ts', test: 'may not be' },
  },
  {
    breaks: 'a number in a query is whatever Number() takes',
    file: 'lib/model/query-number.ts',
    find: 'DECIMAL.test(text)',
    replace: "text !== 'NaN'",
    caughtBy: {
      file: 'lib/http/request.test.ts',
      test: 'refuses the number',
    },
  },
  {
    breaks: 'what the whole app has cost is told to anybody',
    file: 'lib/use-cases/usage.ts',
    find: "if (!actor.isAdmin) throw new AppError('NotAdmin', 'Expected a token with the scope admin.');",
    replace: '',
    caughtBy: {
      file: 'test/use-cases/refused.test.ts',
      test: 'what the whole app has cost is told to an admin alone',
    },
  },
  {
    breaks: 'a retryable error comes without a time',
    file: 'lib/errors.ts',
    find: ' ?? RETRY_AFTER_MS;',
    replace: ';',
    caughtBy: { file: ROUTE, test: 'comes with a time if it may be retried' },
  },
];
