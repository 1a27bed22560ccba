import { tableSettings } from './settings';

describe('tableSettings', () => {
  const needed: Record<string, string> = {
    OTS_ENDPOINT: 'https://x.cn-hangzhou.vpc.tablestore.aliyuncs.com',
    OTS_INSTANCE: 'lianmai',
    ALIBABA_CLOUD_ACCESS_KEY_ID: 'id',
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'secret',
  };

  test('needs the store and an access key only', () => {
    expect(tableSettings({ ...needed, TABLE_PREFIX: 'test_' })).toEqual({
      endpoint: needed.OTS_ENDPOINT,
      instance: 'lianmai',
      prefix: 'test_',
      accessKeyId: 'id',
      accessKeySecret: 'secret',
    });
  });

  test('prefers the endpoint that answers an operator to the one that answers the functions', () => {
    const PROVISION_OTS_ENDPOINT = 'https://x.cn-hangzhou.ots.aliyuncs.com';
    const { endpoint } = tableSettings({ ...needed, PROVISION_OTS_ENDPOINT });
    expect(endpoint).toBe(PROVISION_OTS_ENDPOINT);
    expect(tableSettings({ ...needed, PROVISION_OTS_ENDPOINT: '' }).endpoint).toBe(
      needed.OTS_ENDPOINT,
    );
  });

  test.each(Object.keys(needed))('names %s when it is missing', (name) => {
    for (const empty of [true, false]) {
      const { [name]: _, ...others } = needed;
      const env = empty ? { ...others, [name]: '' } : others;
      expect(() => tableSettings(env)).toThrow(`${name}: `);
    }
  });
});
