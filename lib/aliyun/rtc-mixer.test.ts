import { MixerOutcomeUnknown, MixerRefused } from '../model/mixer';
import { sceneWith } from '../model/scene-fixture';
import { OpenApi } from './openapi';
import { RTC_API_VERSION, RtcMixer } from './rtc-mixer';
import { html, json, refusal, Vendor } from './vendor-fixture';

const TASK = {
  taskId: '12345-1',
  channelId: '12345',
  pushUrl: 'rtmp://push.example.com/live/12345?auth_key=1-0-0-abc',
  scene: sceneWith({}),
};

let vendor: Vendor;
let mixer: RtcMixer;

beforeEach(async () => {
  vendor = await Vendor.start();
  const credentials = { accessKeyId: 'STS.id', accessKeySecret: 's', securityToken: 't' };
  const api = OpenApi.connect({ endpoint: vendor.endpoint, version: RTC_API_VERSION }, credentials);
  mixer = new RtcMixer({ api, appId: 'app1', layouts: {} });
});
afterEach(() => vendor.stop());

/** Every call of the mixer, by the vendor's name of it. */
const CALLS: [action: string, call: () => Promise<unknown>][] = [
  ['StartMPUTask', () => mixer.start(TASK)],
  ['UpdateMPUTask', () => mixer.update(TASK)],
  ['StopMPUTask', () => mixer.stop(TASK.taskId)],
  ['GetMPUTaskStatus', () => mixer.status(TASK.taskId)],
];

describe('asks for', () => {
  test('a start with the whole task and no profile, as it is for sound alone', async () => {
    await mixer.start(TASK);
    expect(vendor.calls[0]).toMatchObject({ action: 'StartMPUTask', version: '2018-01-11' });
    expect(vendor.calls[0]?.query).toEqual({
      AppId: 'app1',
      ChannelId: '12345',
      TaskId: '12345-1',
      MediaEncode: '20',
      BackgroundColor: '0',
      CropMode: '1',
      MixMode: '1',
      'SubSpecUsers.1': 'host',
      'LayoutIds.1': '1',
      'LayoutIds.2': '13',
      'UserPanes.1.PaneId': '0',
      'UserPanes.1.UserId': 'host',
      StreamURL: TASK.pushUrl,
    });
  });

  // https://help.aliyun.com/document_detail/159390.html
  test('sound alone for a voice room, of nine people and more', async () => {
    const request = { resolution: '1080p', backgroundUrl: 'https://a.example/b.png' } as const;
    await mixer.start({ ...TASK, scene: sceneWith(request, { kind: 'voice' }) });
    expect(vendor.calls[0]?.query).toMatchObject({
      TaskProfile: 'Mixed_Audio',
      MediaEncode: '0',
      'LayoutIds.9': '11',
    });
    expect(Object.keys(vendor.calls[0]?.query ?? {}).join()).not.toMatch(/Panes|Backgrounds/);
  });

  test('the relay of the host’s stream, and everybody again by the mix after it', async () => {
    await mixer.start({ ...TASK, scene: sceneWith({}, { allowRelay: true }) });
    await mixer.update({ ...TASK, scene: sceneWith({ layout: 'solo' }, { guests: ['ann'] }) });
    expect(vendor.calls[0]?.query).toEqual({
      AppId: 'app1',
      ChannelId: '12345',
      TaskId: '12345-1',
      MixMode: '0',
      StreamType: '0',
      SourceType: 'camera',
      'SubSpecUsers.1': 'host',
      StreamURL: TASK.pushUrl,
    });
    expect(vendor.calls[1]?.query).toMatchObject({
      MixMode: '1',
      'SubSpecUsers.1': 'host',
      'SubSpecUsers.2': 'ann',
    });
  });

  test('a relay with the sound of a host who was muted in the mix before', async () => {
    await mixer.update({ ...TASK, scene: sceneWith({ muted: ['host'] }, { allowRelay: true }) });
    await mixer.update({ ...TASK, scene: sceneWith({ muted: [] }, { allowRelay: true }) });
    const [mixed, relayed] = vendor.calls.map(({ query }) => query);
    expect(mixed).toMatchObject({ MixMode: '1', 'UnsubSpecAudioUsers.1': 'host' });
    // A list cannot be emptied: this is nobody.
    expect(relayed).toMatchObject({ MixMode: '0', 'UnsubSpecAudioUsers.1': TASK.taskId });
  });

  test('an update with what the service lets be changed', async () => {
    await mixer.update({
      ...TASK,
      scene: sceneWith({ layout: 'pip', backgroundColor: '#FF0080' }),
    });
    expect(vendor.calls[0]?.query).toEqual({
      AppId: 'app1',
      TaskId: '12345-1',
      MediaEncode: '20',
      BackgroundColor: String(255 + 128 * 65536),
      CropMode: '1',
      MixMode: '1',
      'SubSpecUsers.1': 'host',
      'LayoutIds.1': '1',
      'LayoutIds.2': '4',
      'UserPanes.1.PaneId': '0',
      'UserPanes.1.UserId': 'host',
    });
  });

  test('a stop and a status by the task alone', async () => {
    vendor.answer = json(200, { RequestId: 'r', Status: 1 });
    await mixer.stop('12345-1');
    await mixer.status('12345-1');
    expect(vendor.calls.map(({ action, query }) => [action, query])).toEqual([
      ['StopMPUTask', { AppId: 'app1', TaskId: '12345-1' }],
      ['GetMPUTaskStatus', { AppId: 'app1', TaskId: '12345-1' }],
    ]);
  });
});

describe('a start', () => {
  test.each([200, 400])(
    'of a task that is there already is a success (HTTP %i)',
    async (status) => {
      vendor.answer = refusal(status, 'TaskExisted');
      await expect(mixer.start(TASK)).resolves.toBeUndefined();
    },
  );

  test('is not a success because another kind of thing was not found', async () => {
    vendor.answer = refusal(404, 'InvalidTask.NotFound');
    await expect(mixer.start(TASK)).rejects.toBeInstanceOf(MixerRefused);
  });
});

describe('a stop', () => {
  test('says that the task was stopped', async () => {
    expect(await mixer.stop('12345-1')).toBe('stopped');
  });

  test.each([200, 404])('says that there is no such task (HTTP %i)', async (status) => {
    vendor.answer = refusal(status, 'InvalidTask.NotFound');
    expect(await mixer.stop('12345-1')).toBe('absent');
  });

  test.each(['InvalidAppId.NotFound', 'InvalidApi.NotFound', 'InvalidTask.IDError'])(
    'does not take %s for a task that is not there',
    async (code) => {
      vendor.answer = refusal(404, code);
      await expect(mixer.stop('12345-1')).rejects.toMatchObject({ name: 'MixerRefused', code });
    },
  );
});

describe('a status', () => {
  test.each([
    [0, { is: 'waiting' }],
    [1, { is: 'running' }],
    [2, { is: 'ended', outcome: 'stopped' }],
    [3, { is: 'ended', outcome: 'stopped' }],
    [4, { is: 'ended', outcome: 'channel-ended' }],
    [5, { is: 'ended', outcome: 'push-lost' }],
    [6, { is: 'ended', outcome: 'push-refused' }],
  ])('%i means %j', async (status, meaning) => {
    vendor.answer = json(200, { RequestId: 'r', Status: status });
    expect(await mixer.status('12345-1')).toEqual(meaning);
  });

  test('of a task that the service does not know is absent', async () => {
    vendor.answer = refusal(404, 'InvalidTask.NotFound');
    expect(await mixer.status('12345-1')).toEqual({ is: 'absent' });
  });

  // A mix that is taken for running or ended on a guess could end up on one stream with another.
  test.each([7, -1, null, undefined, '', 'running', {}])('of %j is not guessed', async (status) => {
    vendor.answer = json(200, { RequestId: 'r', Status: status });
    await expect(mixer.status('12345-1')).rejects.toBeInstanceOf(MixerOutcomeUnknown);
  });
});

describe.each(CALLS)('%s', (action, call) => {
  test('that is refused says so, with the code', async () => {
    for (const status of [200, 400, 403, 404]) {
      vendor.answer = refusal(status, 'Forbidden.RAM');
      const refused = { name: 'MixerRefused', code: 'Forbidden.RAM', throttled: false };
      await expect(call()).rejects.toMatchObject(refused);
    }
  });

  test('that is throttled says that it is worth trying again', async () => {
    vendor.answer = refusal(400, 'Throttling.User');
    await expect(call()).rejects.toMatchObject({ code: 'Throttling.User', throttled: true });
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
    expect(vendor.calls.map((made) => made.action)).toEqual(answers.map(() => action));
  });

  test('shows nothing of the push URL in the message of its error', async () => {
    for (const answer of [refusal(400, 'X'), html(500)]) {
      vendor.answer = answer;
      await expect(call()).rejects.toThrow(/^(?!.*auth_key)/s);
    }
  });
});
