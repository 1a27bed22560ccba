import fc from 'fast-check';
import { describeError, logLine } from './log';

const CANARY = 'c4n4ry0123456789abcdef0123456789';
const JWT = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJob3N0In0.${CANARY}`;
const PUSH_URL = `rtmp://push.example.com/live/1?auth_key=1622194197-0-0-${CANARY}`;

let written: string[];

beforeEach(() => {
  written = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
});
afterEach(() => jest.restoreAllMocks());

function logged(fields: Record<string, unknown>): string {
  logLine(fields);
  return written.join('');
}

describe('a log line', () => {
  test('is one line of JSON, whatever is in it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
        written = [];
        const line = logged(fields);
        expect(line.endsWith('\n')).toBe(true);
        expect(line.slice(0, -1)).not.toMatch(/[\n\r]/);
        expect(() => JSON.parse(line)).not.toThrow();
      }),
    );
  });

  test('tells a message of several lines in one', () => {
    expect(JSON.parse(logged({ error: 'a\nb' }))).toEqual({ error: 'a\nb' });
    expect(written).toHaveLength(1);
  });

  test.each([
    ['a signed URL', PUSH_URL],
    ['a signed URL within a query', `POST /?StreamURL=${encodeURIComponent(PUSH_URL)} failed`],
    ['a bearer token', `authorization: Bearer ${CANARY}`],
    ['a bearer token in lower case', `authorization: bearer ${CANARY}`],
    ['a JWT that stands alone', `unexpected ${JWT}`],
    [
      'the signature of today',
      `ACS3-HMAC-SHA256 Credential=id,SignedHeaders=host,Signature=${CANARY}`,
    ],
    ['the signature of old', `/?Signature=${CANARY}%3D&SignatureMethod=HMAC-SHA1`],
    ['a security token', `/?SecurityToken=${CANARY}%2Babc`],
    ['a security token in a header', `x-acs-security-token: ${CANARY}+/=`],
    [
      'the address of a callback within a query',
      `POST /?CallbackUrl=${encodeURIComponent(`https://x/rtc-callback/${CANARY}`)} failed`,
    ],
    ['the address of a callback', `GET /live-callback/${CANARY}?action=publish`],
    ['the key of callbacks', `POST /?NotifyReqAuth=yes&NotifyAuthKey=${CANARY}&Format=json failed`],
    ['the signature of the store', `OTS STS.id:${CANARY}=`],
  ])('holds nothing of %s', (_, text) => {
    const line = logged({ error: text, nested: { list: [text] } });
    expect(line).not.toContain(CANARY.slice(0, 8));
    expect(() => JSON.parse(line)).not.toThrow();
  });

  test('keeps what is no secret', () => {
    const fields = { route: 'GET /get-room/{roomId}', roomId: '12345', code: 'RoomNotFound' };
    expect(JSON.parse(logged({ ...fields, status: 404, durationMs: 3 }))).toEqual({
      ...fields,
      status: 404,
      durationMs: 3,
    });
  });
});

describe('the description of an error', () => {
  test('tells its causes too', () => {
    const cause = new TypeError('fetch failed', { cause: new RangeError('port') });
    expect(describeError(new Error('no answer', { cause }))).toBe(
      'Error: no answer ← TypeError: fetch failed ← RangeError: port',
    );
  });

  test('ends, even if an error is its own cause', () => {
    const error = new Error('loop');
    error.cause = error;
    expect(describeError(error).length).toBeLessThan(100);
  });

  test.each([undefined, null, 'text', 5, { message: 'x' }])('takes a thrown %j', (thrown) => {
    expect(describeError(thrown)).toBe(String(thrown));
  });

  test('is bounded, but has room for every name of an empty configuration', () => {
    expect(describeError(new Error('x'.repeat(1e6))).length).toBeLessThan(5000);
    expect(describeError(new Error('x'.repeat(1500)))).toContain('x'.repeat(1500));
  });
});
