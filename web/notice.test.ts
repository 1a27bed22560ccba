import { ApiError } from './api/api-error';
import { dismissProblem, notice, tellProblem } from './notice';
import { hasExpired } from './session';
import { storage } from './storage-fixture';

Object.assign(globalThis, { sessionStorage: storage(), localStorage: storage() });
const refusal = (code: ApiError['code']) =>
  new ApiError({ code, message: 'why', retryable: false });

test('says a refusal in its own words', () => {
  tellProblem(refusal('StageFull'));
  expect(notice.value).toMatchObject({ kind: 'problem', key: 'error.StageFull' });
  dismissProblem();
  expect(notice.value).toBeUndefined();
});

test('leads to the sign-in when the session is over', () => {
  tellProblem(refusal('TokenExpired'));
  expect(hasExpired.value).toBe(true);
  expect(notice.value).toBeUndefined();
});
