/** What the functions' role may do is what the functions do: whichever API mixes, all is needed. */
import { readFileSync } from 'node:fs';
import type { Call } from '../local/call-log';
import { borrowCloud, giveBack } from './borrowed-cloud';
import type { LocalCloud } from './local-cloud';
import { sendReport } from './moderation-report';
import { TIMER_PATIENCE_MS } from './until';

jest.setTimeout(180_000);

const HOST = { role: 'host', toneHz: 440 };
const GUEST = { toneHz: 660 };
const LOOK_EVERY_MS = 250;
/** Longer than a mix is trusted to be live, and than the timer's period. */
const ADVANCE_MS = 70_000;

/** Whichever API mixes, the live service counts who watches, and takes streams or not. */
const OF_STREAMS = [
  'live:DescribeLiveDomainOnlineUserNum',
  'live:ForbidLiveStream',
  'live:ResumeLiveStream',
];

const policy: { Statement: { Action: string[] }[] } = JSON.parse(
  readFileSync('docs/ram/function-role.json', 'utf8'),
);

describe.each([
  { mixer: 'rtc', start: 'StartMPUTask' },
  { mixer: 'live', start: 'StartLiveMPUTask' },
])('with MIXER=$mixer', ({ mixer, start }) => {
  let cloud: LocalCloud;

  beforeAll(async () => {
    cloud = await borrowCloud({ MIXER: mixer });
  });
  afterAll(() => giveBack(cloud));

  test('a show in which everything happens needs every allowed action, and no other', async () => {
    const allowed = policy.Statement.flatMap(({ Action }) => Action)
      .filter(
        (action) =>
          action.startsWith('ots:') ||
          action.startsWith(`${mixer}:`) ||
          OF_STREAMS.includes(action),
      )
      .sort();
    await everythingHappens(cloud, start);
    const deadlineMs = Date.now() + TIMER_PATIENCE_MS;
    let performed = await performedBy(cloud, mixer);
    // The rest is done by the timer.
    while (allowed.some((action) => !performed.includes(action)) && Date.now() < deadlineMs) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      performed = await performedBy(cloud, mixer);
    }
    expect(performed).toEqual([...new Set(allowed)]);
  });
});

/** A show with guests who come, wait and are put out, a start that is refused, and a look later. */
async function everythingHappens(cloud: LocalCloud, start: string): Promise<void> {
  await cloud.api('POST', '/create-room', { body: { roomId: 'privileged', kind: 'voice' } });
  await cloud.speak('privileged', 'host', HOST);
  await cloud.speak('privileged', 'ben', GUEST);
  await cloud.api('POST', '/request-stage/privileged', { as: 'cay', body: {} });
  await cloud.api('GET', '/list-rooms');
  await cloud.fault({
    service: 'rtc',
    operation: start,
    kind: 'fail',
    status: 400,
    code: 'Refused',
  });
  expect(await cloud.api('POST', '/start-mix/privileged', { body: {} })).toMatchObject({
    status: 502,
  });
  await cloud.api('POST', '/start-mix/privileged', { body: { onCooldown: 'rotate' } });
  await cloud.api('POST', '/update-mix/privileged', { body: { layout: 'pip' } });
  await cloud.api('POST', '/stop-mix/privileged');
  await cloud.api('POST', '/start-mix/privileged', { body: { onCooldown: 'rotate' } });
  await cloud.advance(ADVANCE_MS);
  await cloud.api('GET', '/get-room/privileged');
  await cloud.api('POST', '/unseat-member/privileged/cay');
  await cloud.api('POST', '/unseat-member/privileged/ben');
  await cloud.api('GET', '/room-usage/privileged');
  await cloud.api('GET', '/list-events/privileged');
  await cloud.api('POST', '/ban-member/ben', {
    as: 'admin',
    body: { reason: 'Spam' },
  });
  await sendReport(cloud, { roomId: 'privileged', label: 'terrorism', score: 99 });
  const allowStream = { as: 'admin', body: { allowStream: true } };
  await cloud.api('POST', '/lift-moderation/privileged', allowStream);
  await cloud.api('POST', '/close-room/privileged');
}

/** What the temporary credentials of the role were used for. */
async function performedBy(cloud: LocalCloud, mixer: string): Promise<string[]> {
  const isOfRole = ({ detail }: Call) => String(detail?.caller).startsWith('STS.');
  const nameOf = (service: string, operation: string) =>
    OF_STREAMS.find((action) => action.endsWith(`:${operation}`)) ?? `${service}:${operation}`;
  const names = async (log: string, service: string) =>
    (await cloud.calls(log)).filter(isOfRole).map(({ operation }) => nameOf(service, operation));
  const all = [...(await names('tablestore', 'ots')), ...(await names('rtc', mixer))];
  return [...new Set(all)].sort();
}
