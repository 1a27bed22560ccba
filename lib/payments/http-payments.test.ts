/** Refunds and closings over HTTP: money counts as given back only where the provider says so. */
import { createHmac } from 'node:crypto';
import { CalledServer, type ReceivedCall } from '../called-server-fixture';
import { PaymentsFailed } from '../model/payments';
import { HttpPayments } from './http-payments';

const KEY = 'a payment key of at least 32 characters';
const PAYMENT = { paymentId: 'p1', orderId: 'o1', amountCents: 500, currency: 'CNY' };
const NOW_S = 1_700_000_000;
const clock = { now: () => NOW_S * 1000, sleepUntil: () => Promise.resolve() };

let server: CalledServer;
beforeEach(async () => {
  server = await CalledServer.start();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await server.stop();
});

function payments(): HttpPayments {
  const { port } = server;
  return new HttpPayments({ urlBase: `http://127.0.0.1:${port}`, key: KEY }, clock);
}

function answerWith(status: number, body: unknown): void {
  server.answer = (_, response) => response.writeHead(status).end(JSON.stringify(body));
}

/** Why a call has failed. */
async function failureOf(called: Promise<unknown>): Promise<string> {
  const error = await called.catch((reason: unknown) => reason);
  if (!(error instanceof PaymentsFailed)) throw new Error(`Expected a failure: ${error}`);
  return String(error.cause);
}

test.each(['refunded', 'pending'])('a refund is signed, and can be %s', async (state) => {
  answerWith(200, { state });
  expect(await payments().refund(PAYMENT)).toBe(state);
  const [{ path, headers, body }] = server.calls as [ReceivedCall];
  expect([path, JSON.parse(body)]).toEqual(['/refunds', PAYMENT]);
  const signature = createHmac('sha256', KEY).update(`${NOW_S}.${body}`).digest('hex');
  expect(headers).toMatchObject({
    'x-payment-timestamp': String(NOW_S),
    'x-payment-signature': signature,
  });
});

test('a closing tells of the payment that was first', async () => {
  answerWith(200, { state: 'closed' });
  expect(await payments().close('o1')).toBeUndefined();
  answerWith(200, { state: 'paid', payment: PAYMENT });
  expect(await payments().close('o1')).toEqual(PAYMENT);
});

// What stands between may answer an error with the body of an older answer.
test.each([400, 409, 500, 503])(
  'an answer of %d does not count, whatever it says',
  async (status) => {
    answerWith(status, { state: 'refunded' });
    expect(await failureOf(payments().refund(PAYMENT))).toContain(`It answered ${status}.`);
    answerWith(status, { state: 'closed' });
    expect(await failureOf(payments().close('o1'))).toContain(`It answered ${status}.`);
  },
);

test.each([302, 307])('a redirect of %d is not followed', async (status) => {
  server.answer = ({ url }, response) => {
    if (url === '/refunds') response.writeHead(status, { location: '/elsewhere' }).end();
    else response.end('{"state":"refunded"}');
  };
  await failureOf(payments().refund(PAYMENT));
  expect(server.calls.map(({ path }) => path)).toEqual(['/refunds']);
});

test.each([null, 'refunded', {}, { state: 'closed' }, { state: 'done' }, { refunded: true }])(
  'a refund is not read out of %j',
  async (body) => {
    answerWith(200, body);
    await failureOf(payments().refund(PAYMENT));
  },
);

test.each([null, {}, { state: 'refunded' }, { state: 'paid' }, { state: 'paid', payment: {} }])(
  'a closing is not read out of %j',
  async (body) => {
    answerWith(200, body);
    await failureOf(payments().close('o1'));
  },
);

test('a provider that goes away has not refunded', async () => {
  server.answer = ({ socket }) => socket.destroy();
  await failureOf(payments().refund(PAYMENT));
});

test('a provider that hangs is left after five seconds', async () => {
  const timeout = AbortSignal.timeout;
  const asked = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(50));
  server.answer = () => undefined;
  expect(await failureOf(payments().refund(PAYMENT))).toContain('TimeoutError');
  expect(asked).toHaveBeenCalledWith(5000);
});
