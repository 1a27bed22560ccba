import { ApiRefused } from '../../aliyun/openapi';
import { troubleWith } from './trouble';

test.each([
  ['InvalidAccessKeyId.NotFound', /^Check ALIBABA_CLOUD_ACCESS_KEY_ID/],
  ['Forbidden.RAM', /doctor\.json/],
  ['Throttling.User', /^Try again/],
  ['SomethingNew', /^Look the code up in the documentation of the service\.$/],
])('a refusal with %s says what to do next', (code, next) => {
  expect(troubleWith(new ApiRefused('DescribeApps', code))).toMatchObject({
    status: 'wrong',
    what: `The service refuses the question: DescribeApps: ${code}.`,
    next: expect.stringMatching(next),
  });
});
