import { AliyunLink } from './aliyun';
import { LinkOver } from './stage-link';

type Options = ConstructorParameters<typeof AliyunLink>[0];
type Sdk = Options['sdk'];
type Engine = ReturnType<Sdk['createInstance']>;

/** The values of the SDK's own enums (`dist/types/index.d.ts` of version 7.3.3). */
const ENUMS = {
  AliRtcSdkChannelProfile: { AliRtcSdkInteractiveLive: 'interactive_live' },
  AliRtcSdkClientRole: { AliRtcSdkInteractive: 'interactive', AliRtcSdkLive: 'live' },
  AliRtcVideoTrack: { AliRtcVideoTrackCamera: 1 },
  AliRtcConnectionStatus: {
    AliRtcConnectionStatusInit: 0,
    AliRtcConnectionStatusDisconnected: 1,
    AliRtcConnectionStatusConnecting: 2,
    AliRtcConnectionStatusConnected: 3,
    AliRtcConnectionStatusReconnecting: 4,
    AliRtcConnectionStatusFailed: 5,
  },
};

type Call = [name: string, ...args: unknown[]];

/** An engine that writes down what it is asked; only methods that the SDK has can be faked. */
function fakeSdk() {
  const calls: Call[] = [];
  const listeners = new Map<string, (...args: unknown[]) => void>();
  const note =
    (name: keyof Engine) =>
    async (...args: unknown[]) =>
      void calls.push([name, ...args]);
  const engine = {
    setChannelProfile: note('setChannelProfile'),
    setClientRole: note('setClientRole'),
    setAudioOnlyMode: note('setAudioOnlyMode'),
    enableAudioVolumeIndication: note('enableAudioVolumeIndication'),
    setDefaultSubscribeAllRemoteAudioStreams: note('setDefaultSubscribeAllRemoteAudioStreams'),
    setDefaultSubscribeAllRemoteVideoStreams: note('setDefaultSubscribeAllRemoteVideoStreams'),
    subscribeRemoteMediaStream: note('subscribeRemoteMediaStream'),
    switchCamera: note('switchCamera'),
    switchMicrophone: note('switchMicrophone'),
    joinChannel: note('joinChannel'),
    setRemoteViewConfig: note('setRemoteViewConfig'),
    muteRemoteAudioPlaying: note('muteRemoteAudioPlaying'),
    leaveChannel: note('leaveChannel'),
    destroy: note('destroy'),
    on: (event: string, listener: (...args: unknown[]) => void) => listeners.set(event, listener),
  } satisfies Partial<Record<keyof Engine, unknown>>;
  const sdk = { ...ENUMS, createInstance: () => engine } as unknown as Sdk;
  return {
    sdk,
    calls,
    emit: (event: string, ...args: unknown[]) => listeners.get(event)?.(...args),
  };
}

const track = (kind: string) => ({
  kind,
  clone: () => `copy of ${kind}`,
  getSettings: () => ({ deviceId: 'mic-1' }),
});
const media = {
  getVideoTracks: () => [track('video')],
  getAudioTracks: () => [track('audio')],
} as unknown as MediaStream;
const view = 'a video element' as unknown as HTMLVideoElement;

function open(options: Partial<Options> = {}) {
  const { sdk, calls, emit } = fakeSdk();
  const join = async () => ({ channelId: 'tea', userId: 'ann', singleToken: 'token' });
  const link = new AliyunLink({ join, displayName: 'Ann', kind: 'video', sdk, ...options });
  return { link, calls, emit };
}

test('chooses role and devices before it joins, so that the SDK opens none of its own', async () => {
  const { link, calls } = open();
  await link.publish(media);
  expect(calls).toEqual([
    ['setChannelProfile', 'interactive_live'],
    ['enableAudioVolumeIndication', 300],
    ['setClientRole', 'interactive'],
    ['switchCamera', undefined, 'copy of video'],
    ['switchMicrophone', 'mic-1', 'copy of audio'],
    ['joinChannel', 'token', 'Ann'],
  ]);
  expect(link.state.value).toBe('connected');
});

test('goes on with other media without joining anew', async () => {
  const { link, calls } = open();
  await link.publish(media);
  await link.publish(media);
  expect(calls.filter(([name]) => name === 'joinChannel')).toHaveLength(1);
  expect(calls.filter(([name]) => name === 'switchCamera')).toHaveLength(2);
});

test('shows others in the views they were given, also before the channel was joined', async () => {
  const { link, calls } = open();
  const stop = link.subscribe('ben', view);
  await link.publish(media);
  expect(calls).toContainEqual(['setRemoteViewConfig', view, 'ben', 1]);
  stop();
  expect(calls.at(-1)).toEqual(['setRemoteViewConfig', null, 'ben', 1]);
});

test('plays nobody who is not to be heard, also before the channel was joined', async () => {
  const { link, calls } = open();
  link.hear('ben', false);
  link.hear('ben', false);
  await link.publish(media);
  expect(calls).toContainEqual(['muteRemoteAudioPlaying', 'ben', true]);
  link.hear('ben', true);
  expect(calls.at(-1)).toEqual(['muteRemoteAudioPlaying', 'ben', false]);
  const before = calls.length;
  link.hear('eve', true);
  expect(calls).toHaveLength(before);
});

test('in a voice room it sends and asks for nothing but sound', async () => {
  const { link, calls } = open({ kind: 'voice' });
  await link.publish({ ...media, getVideoTracks: () => [] });
  expect(calls).toContainEqual(['setAudioOnlyMode', true]);
  expect(calls.map(([name]) => name)).not.toContain('switchCamera');
});

test('a link that only sends plays nobody, which is said before it joins', async () => {
  const { link, calls } = open({ isSilent: true });
  await link.publish(media);
  expect(calls.slice(1, 3)).toEqual([
    ['setDefaultSubscribeAllRemoteAudioStreams', false],
    ['setDefaultSubscribeAllRemoteVideoStreams', false],
  ]);
});

test('a link that only watches sends nothing, and receives just who is asked for', async () => {
  const { link, calls, emit } = open();
  await link.watch();
  expect(calls).toEqual([
    ['setChannelProfile', 'interactive_live'],
    ['setDefaultSubscribeAllRemoteAudioStreams', false],
    ['setDefaultSubscribeAllRemoteVideoStreams', false],
    ['enableAudioVolumeIndication', 300],
    ['setClientRole', 'live'],
    ['joinChannel', 'token', 'Ann'],
  ]);
  const stop = link.subscribe('ben', view);
  const received = ['subscribeRemoteMediaStream', 'ben', 1, true, true];
  expect(calls.at(-1)).toEqual(received);
  emit('remoteUserOnLineNotify', 'eve');
  expect(calls.filter(([name]) => name === 'subscribeRemoteMediaStream')).toHaveLength(1);
  emit('remoteUserOnLineNotify', 'ben');
  expect(calls.at(-1)).toEqual(received);
  stop();
  expect(calls.at(-1)).toEqual(['subscribeRemoteMediaStream', 'ben', 1, false, false]);
});

test('tells how loud a member is, as long as it is shown', async () => {
  const { link, emit } = open();
  const levels: number[] = [];
  const stop = link.subscribe('ben', view, (level) => levels.push(level));
  await link.publish(media);
  const speakers = [
    { userId: '', volume: 90 },
    { userId: 'ben', volume: 8 },
  ];
  emit('audioVolume', speakers);
  stop();
  emit('audioVolume', speakers);
  expect(levels).toEqual([0.4, 0]);
});

test('says that the connection is lost, and that it is back', async () => {
  const { link, emit } = open();
  await link.publish(media);
  emit('connectionStatusChange', 4, 2);
  expect(link.state.value).toBe('reconnecting');
  emit('connectionStatusChange', 3, 3);
  expect(link.state.value).toBe('connected');
});

test('ends for good when the service says goodbye', async () => {
  const { link, calls, emit } = open();
  await link.publish(media);
  emit('bye', 1);
  expect(link.state.value).toBe('ended');
  expect(link.endedBy.value).toEqual(new LinkOver('removed'));
  expect(calls.at(-1)).toEqual(['destroy']);
});

test('ends with the reason when the channel does not take it in', async () => {
  const { sdk } = fakeSdk();
  const refused = new Error('not on stage');
  const link = new AliyunLink({
    join: () => Promise.reject(refused),
    displayName: 'Ann',
    kind: 'video',
    sdk,
  });
  await link.publish(media);
  expect(link.state.value).toBe('ended');
  expect(link.endedBy.value).toBe(refused);
});

test('leaves the channel and lets go of the engine', async () => {
  const { link, calls } = open();
  await link.publish(media);
  await link.leave();
  expect(calls.slice(-2)).toEqual([['leaveChannel'], ['destroy']]);
  expect(link.state.value).toBe('idle');
});

test('tells how good the own connection is, as far as the SDK does', async () => {
  const { link, emit } = open();
  await link.publish(media);
  const qualities = [1, 2, 4, 6].map((quality) => {
    emit('networkQuality', { subscribe: { rtt: 40, loss: 0, quality } });
    return link.qualities.value.get('ann');
  });
  expect(qualities).toEqual(['good', 'fair', 'poor', undefined]);
});
