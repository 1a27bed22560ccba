import { readFileSync } from 'node:fs';
import { REQUIRED } from '../../http/handler-fixture';
import { deploySettings, secretsOf } from './settings';

const NEEDED = {
  ...REQUIRED,
  ALIBABA_CLOUD_ACCESS_KEY_ID: 'id',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'canary-access-key',
  API_DOMAIN: 'api.example.com',
};

/** What is said of an environment that cannot be used. */
function complaint(env: Record<string, string | undefined>): string {
  try {
    deploySettings({ ...NEEDED, ...env });
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  throw new Error('The environment was expected to be refused.');
}

test('an own domain, an access key and what the functions need are enough', () => {
  expect(deploySettings(NEEDED)).toEqual({
    region: 'cn-hangzhou',
    domain: 'api.example.com',
    protocol: 'HTTP',
    certificate: undefined,
    accessKey: { accessKeyId: 'id', accessKeySecret: 'canary-access-key' },
    secrets: [
      'canary-access-key',
      'canary-app-key',
      'canary-push-key',
      'canary-play-key',
      REQUIRED.JWT_SECRET,
    ],
  });
  expect(deploySettings({ ...NEEDED, API_DOMAIN: 'auto' }).domain).toBe('auto');
});

test('what s.yaml calls a key or a secret is shown nowhere', () => {
  const template = readFileSync('s.yaml', 'utf8');
  const found = [...template.matchAll(/\benv\('(\w+(?:KEYS?|SECRET))'/g)];
  const names = found.map(([, name = '']) => name);
  expect(names).toContain('RECORD_CALLBACK_KEY');
  const env = Object.fromEntries(names.map((name) => [name, `canary of ${name}`]));
  expect(secretsOf(env).sort()).toEqual(Object.values(env).sort());
});

test('without a domain both choices are named, with what each takes', () => {
  for (const API_DOMAIN of [undefined, '', 'https://api.example.com', 'API.example.com', 'api']) {
    const said = complaint({ API_DOMAIN });
    expect(said).toMatch(
      /^The configuration is not usable\. API_DOMAIN: expected a domain of your/,
    );
    for (const part of [
      'CNAME',
      'RSA',
      'ICP',
      'auto',
      'serverless-devs-check',
      'auto-domain.json',
    ]) {
      expect(said).toContain(part);
    }
  }
});

test('everything that is wrong is said at once, what the functions need too', () => {
  const said = complaint({ API_DOMAIN: '', MIXER: '', REGION: 'here', LOG_STORE: 'lines' });
  for (const name of ['API_DOMAIN: ', 'MIXER: ', 'REGION: ', 'LOG_PROJECT, LOG_STORE: ']) {
    expect(said).toContain(name);
  }
  expect(said).not.toContain('canary');
});

test.each([
  [{ VPC_ID: 'vpc-1' }, 'VPC_ID, VSWITCH_IDS, SECURITY_GROUP_ID: expected all of them or none'],
  [{ LOG_PROJECT: 'lines' }, 'LOG_PROJECT, LOG_STORE: expected all of them or none'],
  [
    { API_CERT_FILE: 'a.pem', API_PROTOCOL: 'HTTPS' },
    'API_CERT_FILE, API_CERT_KEY_FILE: expected all',
  ],
  [{ API_CERT_FILE: 'a.pem', API_CERT_KEY_FILE: 'b.pem' }, 'expected HTTPS in API_PROTOCOL'],
  [{ API_DOMAIN: 'auto', API_PROTOCOL: 'HTTP,HTTPS' }, 'expected HTTP with API_DOMAIN=auto'],
  [{ API_PROTOCOL: 'https' }, 'API_PROTOCOL: '],
  [{ VSWITCH_IDS: 'vsw-1,vsw-2' }, 'VSWITCH_IDS: expected a list in JSON'],
  [{ PROVISION_OTS_ENDPOINT: 'ots.example.com' }, 'PROVISION_OTS_ENDPOINT: '],
])('%j is refused: %s', (env, said) => {
  expect(complaint(env)).toContain(said);
});

test('groups that are whole are taken', () => {
  const env = {
    VPC_ID: 'vpc-1',
    VSWITCH_IDS: '["vsw-1", "vsw-2"]',
    SECURITY_GROUP_ID: 'sg-1',
    LOG_PROJECT: 'p',
    LOG_STORE: 'l',
    API_PROTOCOL: 'HTTP,HTTPS',
    API_CERT_FILE: 'a.pem',
    API_CERT_KEY_FILE: 'b.pem',
  };
  expect(deploySettings({ ...NEEDED, ...env })).toMatchObject({
    protocol: 'HTTP,HTTPS',
    certificate: { certFile: 'a.pem', keyFile: 'b.pem' },
  });
});
