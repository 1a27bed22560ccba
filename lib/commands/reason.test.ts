import { ApiOutcomeUnknown, ApiRefused } from '../aliyun/openapi';
import { reasonOf } from './reason';

test.each([
  ['InvalidAccessKeyId.NotFound', 'check ALIBABA_CLOUD_ACCESS_KEY_ID'],
  ['SignatureDoesNotMatch', 'check ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
  ['SignatureNotMatch', 'check ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
  ['InvalidTimeStamp.Expired', 'set the clock of this machine'],
  ['Throttling.User', 'try again in a minute'],
  ['Forbidden.RAM', 'the access key needs the rights of a.json'],
])('a refusal with %s says what to do next', (code, next) => {
  const refused = new ApiRefused('ListTriggers', code);
  expect(reasonOf(refused, 'a.json')).toBe(`ListTriggers: ${code}: ${next}`);
});

test('a call without an answer is told by its action and the code of the system alone', () => {
  const request = Object.assign(new Error('GET /?NotifyAuthKey=canary'), { code: 'ETIMEDOUT' });
  const cause = new Error('canary', { cause: request });
  expect(reasonOf(new ApiOutcomeUnknown('ListTriggers', { cause }), 'a.json')).toBe(
    'ListTriggers had no answer, ETIMEDOUT: check the network of this machine, REGION, and the ' +
      'variable of this service that ends with _ENDPOINT',
  );
});
