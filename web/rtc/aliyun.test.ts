import { signal } from '@preact/signals';
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

/**
 * An engine that writes down what it is asked; only methods that the SDK has can be faked. As the
 * SDK's own it throws for users who are not in the channel. A call of a name in `slow` waits.
 */
function fakeSdk(slow: Record<string, Promise<void>> = {}) {
  const calls: Call[] = [];
  const present = new Set<string>();
  const listeners = new Map<string, ((...args: unknown[]) => void)[]>();
  const note =
    (name: keyof Engine) =>
    async (...args: unknown[]) => {
      calls.push([name, ...args]);
      await slow[name];
    };
  const noteOf =
    (name: keyof Engine) =>
    (userId: string, ...args: unknown[]) => {
      if (!present.has(userId)) throw new Error(`no remote user(${userId}) founded`);
      calls.push([name, userId, ...args]);
    };
  const emit = (event: string, ...args: unknown[]) => {
    for (const listener of listeners.get(event) ?? []) listener(...args);
  };
  const engine = {
    setChannelProfile: note('setChannelProfile'),
    setClientRole: note('setClientRole'),
    setAudioOnlyMode: note('setAudioOnlyMode'),
    enableAudioVolumeIndication: note('enableAudioVolumeIndication'),
    setDefaultSubscribeAllRemoteAudioStreams: note('setDefaultSubscribeAllRemoteAudioStreams'),
    setDefaultSubscribeAllRemoteVideoStreams: note('setDefaultSubscribeAllRemoteVideoStreams'),
    subscribeRemoteMediaStream: noteOf('subscribeRemoteMediaStream'),
    switchCamera: note('switchCamera'),
    switchMicrophone: note('switchMicrophone'),
    joinChannel: note('joinChannel'),
    setRemoteViewConfig: note('setRemoteViewConfig'),
    muteRemoteAudioPlaying: noteOf('muteRemoteAudioPlaying'),
    leaveChannel: note('leaveChannel'),
    destroy: note('destroy'),
    muteLocalMic: (isMuted: boolean) => calls.push(['muteLocalMic', isMuted]),
    isUserOnline: (userId: string) => present.has(userId),
    on: (event: string, listener: (...args: unknown[]) => void) =>
      listeners.set(event, [...(listeners.get(event) ?? []), listener]),
  } satisfies Partial<Record<keyof Engine, unknown>>;
  const sdk = { ...ENUMS, createInstance: () => engine } as unknown as Sdk;
  return {
    sdk,
    calls,
    emit,
    come(userId: string) {
      present.add(userId);
      emit('remoteUserOnLineNotify', userId);
    },
    go: (userId: string) => present.delete(userId),
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

const grant = { channelId: 'tea', userId: 'ann', singleToken: 'token' };

function open(options: Partial<Options> & { slow?: Record<string, Promise<void>> } = {}) {
  const { slow, ...others } = options;
  const { sdk, ...fake } = fakeSdk(slow);
  const isMuted = signal(false);
  const join = async () => grant;
  const named = { join, isMuted, displayName: 'Ann', kind: 'video', sdk } as const;
  return { link: new AliyunLink({ ...named, ...others }), isMuted, ...fake };
}

/** Something that the test lets happen. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

const settled = () => new Promise(setImmediate);

test('chooses role and devices before it joins, so that the SDK opens none of its own', async () => {
  const { link, calls } = open();
  await link.publish(media);
  expect(calls).toEqual([
    ['setChannelProfile', 'interactive_live'],
    ['muteLocalMic', false],
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
  await link.publish({ ...media });
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

test('keeps its sound back while it is muted, also from before the channel is joined', async () => {
  const { link, calls, isMuted } = open();
  isMuted.value = true;
  await link.publish(media);
  const names = calls.map(([name]) => name);
  expect(calls).toContainEqual(['muteLocalMic', true]);
  expect(names.indexOf('muteLocalMic')).toBeLessThan(names.indexOf('switchMicrophone'));
  isMuted.value = false;
  expect(calls.at(-1)).toEqual(['muteLocalMic', false]);
  await link.leave();
  isMuted.value = true;
  expect(calls.at(-1)).toEqual(['destroy']);
});

test('plays nobody who is not to be heard, also if they come later or again', async () => {
  const { link, calls, come, go } = open();
  link.hear('ben', false);
  link.hear('ben', false);
  await link.publish(media);
  expect(calls.map(([name]) => name)).not.toContain('muteRemoteAudioPlaying');
  come('ben');
  expect(calls.at(-1)).toEqual(['muteRemoteAudioPlaying', 'ben', true]);
  go('ben');
  come('eve');
  come('ben');
  expect(calls.filter(([name]) => name === 'muteRemoteAudioPlaying')).toHaveLength(2);
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
  expect(calls.slice(2, 4)).toEqual([
    ['setDefaultSubscribeAllRemoteAudioStreams', false],
    ['setDefaultSubscribeAllRemoteVideoStreams', false],
  ]);
});

test('a link that only watches sends nothing, and receives just who is asked for', async () => {
  const { link, calls, come, emit } = open();
  await link.watch();
  expect(calls).toEqual([
    ['setChannelProfile', 'interactive_live'],
    ['muteLocalMic', false],
    ['setDefaultSubscribeAllRemoteAudioStreams', false],
    ['setDefaultSubscribeAllRemoteVideoStreams', false],
    ['enableAudioVolumeIndication', 300],
    ['setClientRole', 'live'],
    ['joinChannel', 'token', 'Ann'],
  ]);
  const stop = link.subscribe('ben', view);
  const receptions = () => calls.filter(([name]) => name === 'subscribeRemoteMediaStream');
  const received = ['subscribeRemoteMediaStream', 'ben', 1, true, true];
  come('eve');
  expect(receptions()).toEqual([]);
  come('ben');
  expect(receptions()).toEqual([received]);
  emit('remoteTrackAvailableNotify', 'ben', 1, 1);
  expect(receptions()).toEqual([received, received]);
  stop();
  expect(calls.at(-1)).toEqual(['subscribeRemoteMediaStream', 'ben', 1, false, false]);
});

test('forgets who has left the channel before they are shown no more', async () => {
  const { link, calls, come, go } = open();
  await link.watch();
  const stop = link.subscribe('ben', view);
  come('ben');
  go('ben');
  link.hear('ben', false);
  stop();
  expect(calls.at(-1)).toEqual(['setRemoteViewConfig', null, 'ben', 1]);
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
  const refused = new Error('not on stage');
  const { link } = open({ join: () => Promise.reject(refused) });
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

test('who leaves while the token is on its way does not join', async () => {
  const { open: letIn, opened } = gate();
  const { link, calls } = open({ join: () => opened.then(() => grant) });
  const published = link.publish(media);
  const left = link.leave();
  letIn();
  await Promise.all([published, left]);
  expect(calls).toEqual([]);
  expect(link.state.value).toBe('idle');
});

test('who leaves while the channel is joined leaves it afterwards', async () => {
  const { open: letIn, opened } = gate();
  const { link, calls } = open({ slow: { joinChannel: opened } });
  const published = link.publish(media);
  await settled();
  const left = link.leave();
  await settled();
  expect(calls.at(-1)?.[0]).toBe('joinChannel');
  letIn();
  await Promise.all([published, left]);
  expect(calls.slice(-2)).toEqual([['leaveChannel'], ['destroy']]);
  expect(link.state.value).toBe('idle');
});

test('who leaves while the devices are handed over does not join', async () => {
  const { open: hand, opened } = gate();
  const { link, calls } = open({ slow: { switchCamera: opened } });
  const published = link.publish(media);
  await settled();
  const left = link.leave();
  hand();
  await Promise.all([published, left]);
  expect(calls.map(([name]) => name)).not.toContain('joinChannel');
});

test('other media that come while it joins are sent by the same engine, and last', async () => {
  const { open: letIn, opened } = gate();
  const { link, calls } = open({ join: () => opened.then(() => grant) });
  const voice = { ...media, getVideoTracks: () => [] };
  const published = [link.publish(media), link.publish(voice)];
  letIn();
  await Promise.all(published);
  const names = calls.map(([name]) => name);
  expect(names.filter((name) => name === 'joinChannel')).toHaveLength(1);
  expect(names).not.toContain('switchCamera');
  expect(names).toContain('switchMicrophone');
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
