import { ApiError } from './api/api-error';
import { dismissProblem, enterDialog, news, problem, tell, tellProblem } from './notice';
import { hasExpired, session, signIn } from './session';
import { storage } from './storage-fixture';

Object.assign(globalThis, { sessionStorage: storage(), localStorage: storage() });
const refusal = (code: ApiError['code']) =>
  new ApiError({ code, message: 'why', retryable: false });

test('says a refusal in its own words', () => {
  tellProblem(refusal('StageFull'));
  expect(problem.value).toMatchObject({ key: 'error.StageFull' });
  dismissProblem();
  expect(problem.value).toBeUndefined();
});

test('leads to the sign-in when the session is over', () => {
  // `{"sub":"ann"}`
  signIn('e30.eyJzdWIiOiJhbm4ifQ.signature');
  tellProblem(refusal('TokenExpired'));
  expect(session.value).toBeUndefined();
  expect(hasExpired.value).toBe(true);
  expect(problem.value).toBeUndefined();
});

test('news do not take the place of a problem that nobody has read', () => {
  jest.useFakeTimers();
  tellProblem(refusal('NotEnoughSeats'));
  tell('network.back');
  expect(news.value).toMatchObject({ key: 'network.back' });
  jest.advanceTimersByTime(60_000);
  expect(news.value).toBeUndefined();
  expect(problem.value).toMatchObject({ key: 'error.NotEnoughSeats' });
  dismissProblem();
  jest.useRealTimers();
});

test('a problem is said in the topmost dialog that is open, and goes with it', () => {
  const leaveSheet = enterDialog('sheet');
  const leaveQuestion = enterDialog('question');
  tellProblem(refusal('RoomBusy'));
  expect(problem.value).toMatchObject({ key: 'error.RoomBusy', dialog: 'question' });
  leaveQuestion();
  expect(problem.value).toBeUndefined();
  tellProblem(refusal('RoomBusy'));
  expect(problem.value?.dialog).toBe('sheet');
  leaveSheet();
  tellProblem(refusal('RoomBusy'));
  expect(problem.value).toMatchObject({ dialog: undefined });
  enterDialog('sheet')();
  expect(problem.value).toBeDefined();
  dismissProblem();
});
