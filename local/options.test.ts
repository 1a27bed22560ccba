import { readOptions } from './options';

const read = (...args: string[]) => readOptions(args, {});

test('without options everything stays on 127.0.0.1', async () => {
  const options = await read();
  expect(options).toMatchObject({ port: 7000, state: '.lianmai', mixer: 'rtc', empty: false });
  expect(options.lan ?? options.mediaHost).toBeUndefined();
});

test.each([
  ['--lan', '127.0.0.2'],
  ['--lan=127.0.0.2', '--empty'],
])('%s %s takes another address of this machine, for media too', async (...args) => {
  expect(await read(...args)).toMatchObject({ lan: '127.0.0.2', mediaHost: '127.0.0.2' });
});

test('media may have an address of their own', async () => {
  const options = await read('--lan', '127.0.0.2', '--media-host', '127.0.0.3');
  expect(options).toMatchObject({ lan: '127.0.0.2', mediaHost: '127.0.0.3' });
});

test('events go to the receiver here, to another, or nowhere', async () => {
  expect(await read()).not.toHaveProperty('webhookUrl');
  for (const webhookUrl of ['http://127.0.0.1:8080/hook', '']) {
    expect(await readOptions([], { WEBHOOK_URL: webhookUrl })).toMatchObject({ webhookUrl });
  }
});

test.each([
  [['--lan', '203.0.113.9'], /^--lan takes .*, not 203\.0\.113\.9\.$/],
  [['--lan', '0.0.0.0'], /^--lan takes .*, not 0\.0\.0\.0\.$/],
  [['--lan', '224.0.0.1'], /^--lan takes .*, not 224\.0\.0\.1\.$/],
  [['--lan', 'my-laptop'], /^--lan takes .*, not my-laptop\.$/],
  [['--lan', '::1'], /^--lan takes .*, not ::1\.$/],
  [['--lan', '127.0.0.1'], /not 127\.0\.0\.1\.$/],
  [['--media-host', '203.0.113.9'], /^--media-host takes one of 127\.0\.0\.1/],
  [['--port', '80'], /^--port takes a number from 1024/],
  [['--lam'], /--lam/],
  [['--empty', 'yes'], /yes/],
])('%j is refused with what is expected', async (args, message) => {
  await expect(read(...args)).rejects.toThrow(message);
});
