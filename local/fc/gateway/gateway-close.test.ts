import { startFixture, until } from './gateway-fixture';

test('close ends every instance at once, one in an endless loop and one that starts included', async () => {
  const fixture = await startFixture({
    loops: {
      code: 'exports.handler = () => { console.log("in"); for (;;); };',
      timeoutSeconds: 60,
    },
    loads: { code: 'console.log("in"); for (;;);', timeoutSeconds: 60 },
    idles: { code: 'exports.handler = async () => "in"; console.log("in");' },
  });
  const failed = Promise.allSettled(
    ['loops', 'loads', 'idles'].map((name) => fetch(`${fixture.gateway.url}/${name}`)),
  );
  await until(() => fixture.log.list('fc').some((call) => call.operation === 'idles'));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const startedAt = performance.now();
  await fixture.close();
  expect(performance.now() - startedAt).toBeLessThan(3000);
  await failed;
});
