import { allows, statementsOf, trusts } from './policy';

const READ = { action: 'ots:GetRow', resource: 'acs:ots:cn-hangzhou:1001:instance/a/table/rooms' };

function policy(...Statement: object[]) {
  return statementsOf(JSON.stringify({ Version: '1', Statement }));
}

test.each([
  ['the right itself', READ.action, READ.resource],
  ['all of a service', 'ots:*', '*'],
  ['a star within a name', 'ots:Get*', 'acs:ots:*:*:instance/a/table/*'],
  ['one in a list', ['ots:PutRow', 'OTS:getrow'], ['x', 'acs:ots:*:*:*']],
  ['a question mark for one character', 'ots:GetRo?', '*'],
])('%s allows it', (_, Action, Resource) => {
  expect(allows(policy({ Effect: 'Allow', Action, Resource }), READ)).toBe(true);
});

test.each([
  ['another action', { Action: 'ots:PutRow', Resource: '*' }],
  ['another resource', { Action: 'ots:*', Resource: 'acs:ots:*:*:instance/b/*' }],
  ['a dot is no wildcard', { Action: 'ots.GetRow', Resource: '*' }],
  ['all but this action', { NotAction: 'ots:Get*', Resource: '*' }],
  ['a condition that nobody can know', { Action: '*', Resource: '*', Condition: {} }],
])('%s does not', (_, statement) => {
  expect(allows(policy({ Effect: 'Allow', ...statement }), READ)).toBe(false);
});

test('a refusal outweighs every grant, also one of another policy', () => {
  const granted = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
  const refused = policy({ Effect: 'Deny', Action: 'ots:*', Resource: READ.resource });
  expect(allows(granted, READ)).toBe(true);
  expect(allows([...refused, ...granted], READ)).toBe(false);
});

test('a trust policy has to name the service, whoever else it names', () => {
  const trust = (Principal: object) =>
    policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal });
  const service = 'fc.aliyuncs.com';
  expect(trusts(trust({ Service: ['ecs.aliyuncs.com', service] }), service)).toBe(true);
  expect(trusts(trust({ Service: service }), service)).toBe(true);
  expect(trusts(trust({ RAM: 'acs:ram::1001:root' }), service)).toBe(false);
  expect(trusts(policy(), service)).toBe(false);
});

test('one statement alone may stand without its list', () => {
  const document = { Version: '1', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
  expect(allows(statementsOf(JSON.stringify(document)), READ)).toBe(true);
});
