import { seatRule, withSeatRule } from './seat-rule';

test('a seat that was never ruled allows everything', () => {
  expect(seatRule([], 3)).toEqual({
    ...{ number: 3, isLocked: false },
    ...{ allowMicrophone: true, allowCamera: true },
  });
});

test('a change keeps what it does not name, and the rules of other seats', () => {
  const locked = withSeatRule(withSeatRule([], 2, { isLocked: true }), 3, { allowCamera: false });
  const changed = withSeatRule(locked, 2, { allowMicrophone: false });
  expect(seatRule(changed, 2)).toMatchObject({ isLocked: true, allowMicrophone: false });
  expect(seatRule(changed, 3)).toMatchObject({ isLocked: false, allowCamera: false });
});

test('what is so already changes nothing, and nothing has to be written', () => {
  const rules = withSeatRule([], 2, { isLocked: true });
  expect(withSeatRule(rules, 2, { isLocked: true, allowCamera: true })).toBe(rules);
  expect(withSeatRule(rules, 3, { isLocked: false })).toBe(rules);
});
