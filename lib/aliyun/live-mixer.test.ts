import { MixerOutcomeUnknown } from '../model/mixer';
import { sceneWith } from '../model/scene-fixture';
import { LiveChannels } from './live-channels';
import { LIVE_API_VERSION, LiveMixer } from './live-mixer';
import { OpenApi } from './openapi';
import { html, json, refusal, Vendor } from './vendor-fixture';

const TASK = {
  taskId: '12345-1',
  channelId: '12345',
  pushUrl: 'rtmp://push.example.com/live/12345?auth_key=1-0-0-abc',
  scene: sceneWith({}, { guests: ['ann'] }),
};
const LISTED = json(200, { RequestId: 'r', MPUTasks: [{ TaskId: '12345-1' }] });
const NOT_LISTED = json(200, { RequestId: 'r', MPUTasks: [] });
const SOMEBODY = json(200, { RequestId: 'r', InteractiveUserList: ['host'] });
const NOBODY = json(200, { RequestId: 'r', InteractiveUserList: [] });

let vendor: Vendor;
let mixer: LiveMixer;

beforeEach(async () => {
  vendor = await Vendor.start();
  const credentials = { accessKeyId: 'STS.id', accessKeySecret: 's', securityToken: 't' };
  const api = OpenApi.connect(
    { endpoint: vendor.endpoint, version: LIVE_API_VERSION },
    credentials,
  );
  const channels = new LiveChannels({ api, appId: 'app1' });
  mixer = new LiveMixer({ api, appId: 'app1', region: 'CN-Shanghai', channels });
});
afterEach(() => vendor.stop());

/** From now on each action is answered with what is given for it, and any other with success. */
function answerTo(answers: Record<string, Vendor['answer']>): void {
  vendor.answer = (response, call) =>
    (answers[call.action] ?? json(200, { RequestId: 'r' }))(response, call);
}

const madeCalls = () => vendor.calls.map(({ action }) => action);

const CALLS: [action: string, call: () => Promise<unknown>][] = [
  ['StartLiveMPUTask', () => mixer.start(TASK)],
  ['UpdateLiveMPUTask', () => mixer.update(TASK)],
  ['StopLiveMPUTask', () => mixer.stop(TASK.taskId)],
  ['ListRtcMPUTaskDetail', () => mixer.status(TASK.taskId)],
];

// A longer address is not taken: see `openapi-client.ts`.
test('the largest scene fits into the address of a call', async () => {
  const id = (name: string) => name.padEnd(64, 'x');
  const guests = Array.from({ length: 8 }, (_, index) => id(`guest${index}`));
  const placeholderUrl = 'https://cdn.example.com/'.padEnd(256, 'p');
  const hostId = id('host');
  const onAir = [hostId, ...guests];
  const scene = sceneWith({ layout: 'grid', placeholderUrl }, { guests, hostId, onAir });
  const [channelId, taskId] = [id('room'), 'task'.padEnd(55, 'x')];
  const pushUrl = `rtmp://push.example.com/live/${channelId}?auth_key=1764400000-0-0-${'a'.repeat(32)}`;
  expect(scene.panes).toHaveLength(9);
  await mixer.start({ taskId, channelId, pushUrl, scene });
  expect(vendor.calls[0]?.query.StreamURL).toBe(pushUrl);
});

describe('asks for', () => {
  test('a start with the whole task, structures as JSON in one parameter', async () => {
    await mixer.start(TASK);
    expect(vendor.calls[0]).toMatchObject({ action: 'StartLiveMPUTask', version: '2016-11-01' });
    const { TranscodeParams, ...query } = vendor.calls[0]?.query ?? {};
    expect(query).toEqual({
      AppId: 'app1',
      ChannelId: '12345',
      TaskId: '12345-1',
      MixMode: '1',
      StreamURL: TASK.pushUrl,
      MaxIdleTime: '120',
      Region: 'CN-Shanghai',
    });
    expect(JSON.parse(TranscodeParams ?? '')).toMatchObject({
      EncodeParams: { VideoWidth: '1280', VideoHeight: '720' },
      Layout: {
        UserPanes: [
          { X: '0', Width: '0.5' },
          { X: '0.5', Width: '0.5' },
        ],
      },
    });
  });

  test('the relay of the host’s stream as it comes, by a start and by an update', async () => {
    const scene = sceneWith({}, { allowRelay: true });
    await mixer.start({ ...TASK, scene });
    await mixer.update({ ...TASK, scene });
    for (const { query } of vendor.calls) {
      expect(query).toMatchObject({ MixMode: '0' });
      expect(query).not.toHaveProperty('TranscodeParams');
      expect(JSON.parse(query.SingleSubParams ?? '')).toEqual({
        UserId: 'host',
        StreamType: '0',
        SourceType: 'camera',
      });
    }
  });

  test('an update with the channel and the new scene', async () => {
    await mixer.update({ ...TASK, scene: sceneWith({ layout: 'solo' }) });
    const { TranscodeParams, ...query } = vendor.calls[0]?.query ?? {};
    expect(query).toEqual({ AppId: 'app1', ChannelId: '12345', TaskId: '12345-1', MixMode: '1' });
    expect(JSON.parse(TranscodeParams ?? '').Layout.UserPanes).toHaveLength(1);
  });

  test('a stop and a status by the task alone', async () => {
    vendor.answer = LISTED;
    await mixer.stop('12345-1');
    await mixer.status('12345-1');
    const task = { AppId: 'app1', TaskId: '12345-1' };
    expect(vendor.calls.map(({ action, query }) => [action, query])).toEqual([
      ['StopLiveMPUTask', task],
      ['ListRtcMPUTaskDetail', task],
    ]);
  });
});

// The documentation names no codes for what these tests are about, so that any must do.
describe.each([200, 400, 404])('a start that is refused with HTTP %i', (status) => {
  const refused = refusal(status, 'InvalidParam');

  test('is a success if the task is there', async () => {
    answerTo({ StartLiveMPUTask: refused, ListRtcMPUTaskDetail: LISTED });
    await expect(mixer.start(TASK)).resolves.toBeUndefined();
  });

  test('and whose channel has nobody in it says so', async () => {
    answerTo({
      StartLiveMPUTask: refused,
      ListRtcMPUTaskDetail: NOT_LISTED,
      DescribeChannelUsers: NOBODY,
    });
    const expected = { name: 'MixerRefused', code: 'InvalidParam', because: 'channel-empty' };
    await expect(mixer.start(TASK)).rejects.toMatchObject(expected);
  });

  test.each([
    ['somebody is in the channel', SOMEBODY],
    ['nobody knows who is in the channel', html(502)],
  ])('is just refused if %s', async (_, users) => {
    answerTo({
      StartLiveMPUTask: refused,
      ListRtcMPUTaskDetail: NOT_LISTED,
      DescribeChannelUsers: users,
    });
    const expected = { name: 'MixerRefused', code: 'InvalidParam', because: undefined };
    await expect(mixer.start(TASK)).rejects.toMatchObject(expected);
  });

  test('is worth trying again if its channel cannot be asked for at the moment', async () => {
    answerTo({
      StartLiveMPUTask: refused,
      ListRtcMPUTaskDetail: NOT_LISTED,
      DescribeChannelUsers: refusal(400, 'Throttling.User'),
    });
    const expected = { name: 'MixerRefused', code: 'Throttling.User', throttled: true };
    await expect(mixer.start(TASK)).rejects.toMatchObject(expected);
  });

  // Nor what is refused for another reason, as a list is that comes too often.
  test('has an unknown outcome if the list is refused with another code', async () => {
    answerTo({
      StartLiveMPUTask: refused,
      ListRtcMPUTaskDetail: refusal(400, 'Throttling.User'),
    });
    await expect(mixer.start(TASK)).rejects.toBeInstanceOf(MixerOutcomeUnknown);
  });

  // It may have been refused because it is there already: then nothing may be given back.
  test('has an unknown outcome if it cannot be known whether the task is there', async () => {
    answerTo({ StartLiveMPUTask: refused, ListRtcMPUTaskDetail: html(502) });
    await expect(mixer.start(TASK)).rejects.toBeInstanceOf(MixerOutcomeUnknown);
  });
});

test.each(['QuotaExceeded.Task', 'TaskLimitExceeded'])(
  'a start that is refused with %s is one too many',
  async (code) => {
    answerTo({ StartLiveMPUTask: refusal(400, code), ListRtcMPUTaskDetail: NOT_LISTED });
    const expected = { name: 'MixerRefused', because: 'quota-used-up' };
    await expect(mixer.start(TASK)).rejects.toMatchObject(expected);
  },
);

describe('a stop', () => {
  test('says that the task was stopped', async () => {
    expect(await mixer.stop('12345-1')).toBe('stopped');
    expect(madeCalls()).toEqual(['StopLiveMPUTask']);
  });

  test('that is refused says that there is no such task, if there is none', async () => {
    answerTo({ StopLiveMPUTask: refusal(400, 'Any'), ListRtcMPUTaskDetail: NOT_LISTED });
    expect(await mixer.stop('12345-1')).toBe('absent');
  });

  test('that is refused although the task is there is refused', async () => {
    answerTo({ StopLiveMPUTask: refusal(400, 'Any'), ListRtcMPUTaskDetail: LISTED });
    await expect(mixer.stop('12345-1')).rejects.toMatchObject({ code: 'Any' });
  });

  test('that is refused has an unknown outcome if it cannot be asked why', async () => {
    answerTo({ StopLiveMPUTask: refusal(400, 'Any'), ListRtcMPUTaskDetail: html(500) });
    await expect(mixer.stop('12345-1')).rejects.toBeInstanceOf(MixerOutcomeUnknown);
  });
});

describe('a status', () => {
  test('of a task that is listed is running', async () => {
    vendor.answer = LISTED;
    expect(await mixer.status('12345-1')).toEqual({ is: 'running' });
  });

  test.each([
    ['is not listed', []],
    ['has only a namesake listed', [{ TaskId: '12345-10' }, null]],
  ])('of a task that %s is absent', async (_, MPUTasks) => {
    vendor.answer = json(200, { RequestId: 'r', MPUTasks });
    expect(await mixer.status('12345-1')).toEqual({ is: 'absent' });
  });

  /**
   * A list by the task alone is refused; by pages it has so many others, and this one at the end.
   * Of the others some end once the first page has been read.
   */
  function refuseByTask(others: number, taskId?: string, ending = 0): void {
    const all = Array.from({ length: others }, (_, index) => ({ TaskId: `other-${index}` }));
    if (taskId) all.push({ TaskId: taskId });
    let ended = 0;
    vendor.answer = (response, call) => {
      const { TaskId, PageNo, PageSize } = call.query;
      const [page, size] = [Number(PageNo), Number(PageSize)];
      const MPUTasks = all.slice(ended).slice((page - 1) * size, page * size);
      if (page === 1) ended = ending;
      const answer = TaskId
        ? refusal(400, 'InvalidParam')
        : json(200, { RequestId: 'r', MPUTasks });
      return answer(response, call);
    };
  }

  test.each([
    { is: 'absent', others: 0, taskId: undefined },
    { is: 'absent', others: 140, taskId: undefined },
    { is: 'running', others: 140, taskId: '12345-1' },
  ])('of a task that is $is is known from all $others, if it is refused alone', async (known) => {
    refuseByTask(known.others, known.taskId);
    expect(await mixer.status('12345-1')).toEqual({ is: known.is });
  });

  test('of a task that moves to the page before, as another ends, is running', async () => {
    refuseByTask(100, '12345-1', 1);
    expect(await mixer.status('12345-1')).toEqual({ is: 'running' });
  });

  test('is unknown if there are more tasks than an app can have', async () => {
    refuseByTask(300);
    await expect(mixer.status('12345-1')).rejects.toBeInstanceOf(MixerOutcomeUnknown);
  });

  test.each([undefined, null, '', {}])(
    'is not guessed from a list that is %j',
    async (MPUTasks) => {
      vendor.answer = json(200, { RequestId: 'r', MPUTasks });
      await expect(mixer.status('12345-1')).rejects.toBeInstanceOf(MixerOutcomeUnknown);
    },
  );
});

describe.each(CALLS)('%s', (action, call) => {
  test('that may not be made says so, with the code', async () => {
    vendor.answer = refusal(403, 'Forbidden.RAM');
    const refused = { name: 'MixerRefused', code: 'Forbidden.RAM', throttled: false };
    await expect(call()).rejects.toMatchObject(refused);
  });

  test('that is throttled says that it is worth trying again', async () => {
    vendor.answer = refusal(400, 'Throttling.User');
    await expect(call()).rejects.toMatchObject({ code: 'Throttling.User', throttled: true });
    expect(madeCalls()).toEqual([action]);
  });

  test('is sent once and its outcome is unknown after 5xx, HTML, or a cut connection', async () => {
    const answers: Vendor['answer'][] = [
      refusal(500, 'InternalError'),
      refusal(503, 'ServiceUnavailable'),
      html(502),
      (response) => response.destroy(),
    ];
    for (const answer of answers) {
      vendor.answer = answer;
      await expect(call()).rejects.toBeInstanceOf(MixerOutcomeUnknown);
    }
    expect(madeCalls()).toEqual(answers.map(() => action));
  });

  test('shows nothing of the push URL in the message of its error', async () => {
    for (const answer of [refusal(400, 'X'), html(500)]) {
      vendor.answer = answer;
      await expect(call()).rejects.toThrow(/^(?!.*auth_key)/s);
    }
  });
});
