import { CallbackRegistrar } from './callback-registrar';
import { LIVE_API_VERSION } from './live-mixer';
import { OpenApi } from './openapi';
import { json, refusal, Vendor, type WireCall } from './vendor-fixture';

const PUSH = { url: 'https://api.example.com/live-callback/s', key: 'liveCallbackKey0123' };
const SET = 'SetLiveStreamsNotifyUrlConfig';

let vendor: Vendor;
let registrar: CallbackRegistrar;

beforeEach(async () => {
  vendor = await Vendor.start();
  const credentials = { accessKeyId: 'id', accessKeySecret: 's', securityToken: '' };
  const options = { endpoint: vendor.endpoint, version: LIVE_API_VERSION } as const;
  const live = OpenApi.connect(options, credentials);
  registrar = new CallbackRegistrar({ live, rtc: live, appId: 'app1', pushDomain: 'push.a.com' });
});
afterEach(() => vendor.stop());

/** Refuses an address beside another, until that is deleted. */
function refusingASecond(config: object, code = 'ConfigAlreadyExists'): Vendor['answer'] {
  let isSet = true;
  return (response, call: WireCall) => {
    const isRefused = call.action === SET && isSet;
    if (call.action.startsWith('Delete')) isSet = false;
    const described = { RequestId: 'r', LiveStreamsNotifyConfig: config };
    (isRefused ? refusal(400, code) : json(200, described))(response, call);
  };
}

test('an address of pushes takes the place of another, and the other kinds keep theirs', async () => {
  vendor.answer = refusingASecond({
    NotifyUrl: 'https://old.example.com',
    ExceptionNotifyUrl: 'https://monitor.example.com',
    SwitchNotifyUrl: '',
  });
  await registrar.notify(PUSH);
  const wanted = {
    DomainName: 'push.a.com',
    NotifyUrl: PUSH.url,
    NotifyReqAuth: 'yes',
    NotifyAuthKey: PUSH.key,
    ExceptionNotifyUrl: 'https://monitor.example.com',
  };
  const [, ...calls] = vendor.calls.map(({ action, query }) => ({ action, query }));
  expect(calls).toEqual([
    { action: SET, query: wanted },
    { action: 'DeleteLiveStreamsNotifyUrlConfig', query: { DomainName: 'push.a.com' } },
    { action: SET, query: wanted },
  ]);
});

test('nothing is deleted for another reason', async () => {
  vendor.answer = refusingASecond({ NotifyUrl: 'https://old.example.com' }, 'InvalidParam');
  await expect(registrar.notify(PUSH)).rejects.toMatchObject({ code: 'InvalidParam' });
  expect(vendor.calls.map(({ action }) => action)).not.toContain(
    'DeleteLiveStreamsNotifyUrlConfig',
  );
});
