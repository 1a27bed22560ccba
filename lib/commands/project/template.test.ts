import { readFileSync } from 'node:fs';
import { COMPONENTS } from './s-environment';
import { withoutUnset } from './template';

const TEMPLATE = readFileSync('s.yaml', 'utf8');

/** Every variable that the template would leave out. */
const OPTIONAL = [
  ...TEMPLATE.matchAll(/^ +\w+: \$\{(?:json\()?env\('(\w+)', '(?:|\[\]|false)'\)/gm),
].map(([, name = '']) => name);

test('a variable that is not set is left out, and so is a heading with nothing under it', () => {
  const bare = withoutUnset(TEMPLATE, {});
  for (const name of OPTIONAL) expect(bare).not.toContain(`'${name}'`);
  for (const heading of ['environmentVariables', 'logConfig', 'vpcConfig', 'certConfig']) {
    expect(TEMPLATE).toContain(` ${heading}:`);
    expect(bare).not.toContain(`${heading}:`);
  }
});

test('a variable that is set stays, by its name and not by its value', () => {
  const env = { JWT_SECRET: 'canary', VPC_ID: 'vpc-1', VSWITCH_IDS: '["vsw-1"]', LOG_STORE: '' };
  const template = withoutUnset(TEMPLATE, env);
  const kept = template.split('\n').map((line) => line.trim());
  const under = (heading: string) => kept.slice(kept.indexOf(heading) + 1);
  expect(under('environmentVariables:')[0]).toMatch(/^JWT_SECRET: .{1,3}env\('JWT_SECRET', ''\)}$/);
  expect(under('vpcConfig:').slice(0, 2).join()).toMatch(
    /^vpcId: .*'VPC_ID'.*,vSwitchIds: .*'VSWITCH_IDS'/,
  );
  expect(template).not.toMatch(/canary|vpc-1|logConfig|securityGroupId/);
});

test('with everything set the template is as it is', () => {
  const env = Object.fromEntries(OPTIONAL.map((name) => [name, 'set']));
  expect(OPTIONAL.length).toBeGreaterThan(40);
  expect(withoutUnset(TEMPLATE, env)).toBe(TEMPLATE);
});

test('a bare s takes the same versions of the components as a deployment', () => {
  const named = [...TEMPLATE.matchAll(/'(fc3(?:-domain)?@[\d.]+)'/g)].map(([, name]) => name);
  expect(new Set(named)).toEqual(new Set(Object.values(COMPONENTS)));
});
