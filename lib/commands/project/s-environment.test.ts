import { COMPONENTS, sEnvironment } from './s-environment';

const accessKey = { accessKeyId: 'id', accessKeySecret: 'secret' };
const environment = (env: Record<string, string>, certificate?: object) =>
  sEnvironment(env, {
    accessKey,
    certificate: certificate as never,
    accountId: '1234',
    build: 'abc',
  });

test('s has the access key by its own names, and what the shell has', () => {
  expect(environment({ REGION: 'cn-beijing', AccountID: 'another' })).toEqual({
    ...COMPONENTS,
    REGION: 'cn-beijing',
    BUILD_ID: 'abc',
    API_CERT_CONFIG: '',
    AccountID: '1234',
    AccessKeyID: 'id',
    AccessKeySecret: 'secret',
  });
});

test('the components are those of Alibaba Cloud at these versions, unless the shell names others', () => {
  expect(environment({ FC3_COMPONENT: '' })).toMatchObject(COMPONENTS);
  const local = { FC3_COMPONENT: './local/fc3', FC3_DOMAIN_COMPONENT: './local/fc3' };
  expect(environment({ FC3_COMPONENT: './local/fc3' })).toMatchObject(local);
  const mixed = { FC3_COMPONENT: 'fc3@0.1.23', FC3_DOMAIN_COMPONENT: 'fc3-domain@0.0.30' };
  expect(environment(mixed)).toMatchObject(mixed);
});

test('a certificate is named by the paths of its files from anywhere', () => {
  const { API_CERT_CONFIG = '' } = environment({}, { certFile: 'a.pem', keyFile: '/b.pem' });
  expect(JSON.parse(API_CERT_CONFIG)).toEqual({
    certName: 'lianmai',
    certificate: `${process.cwd()}/a.pem`,
    privateKey: '/b.pem',
  });
});
