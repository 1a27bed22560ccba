import { until } from '../../../test/until';
import { startFixture } from './gateway-fixture';

/** Longer than any test may take: a close that waited for a call would not end in time. */
const TIMEOUT_SECONDS = 600;

test('close ends every instance at once, one in an endless loop and one that starts included', async () => {
  const fixture = await startFixture({
    loops: {
      code: 'exports.handler = () => { console.log("in"); for (;;); };',
      timeoutSeconds: TIMEOUT_SECONDS,
    },
    loads: { code: 'console.log("in"); for (;;);', timeoutSeconds: TIMEOUT_SECONDS },
    idles: { code: 'exports.handler = async () => "in"; console.log("in");' },
  });
  const failed = Promise.allSettled(
    ['loops', 'loads', 'idles'].map((name) => fetch(`${fixture.gateway.url}/${name}`)),
  );
  await until(() => fixture.log.list('fc').some((call) => call.operation === 'idles'));
  await new Promise((resolve) => setTimeout(resolve, 300));
  await fixture.close();
  await failed;
});
