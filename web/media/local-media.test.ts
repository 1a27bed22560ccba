import { LocalMedia } from './local-media';

const BUILT_IN = { kind: 'videoinput', deviceId: 'built-in' };
const WEBCAM = { kind: 'videoinput', deviceId: 'webcam' };
const HEADSET = { kind: 'audioinput', deviceId: 'headset' };
const DESK = { kind: 'audioinput', deviceId: 'desk' };

type Device = typeof WEBCAM;
type Wish = { deviceId?: { exact: string } };

/** What a browser does with the devices that are plugged in, which the test changes. */
class FakeDevices extends EventTarget {
  constructor(public plugged: Device[]) {
    super();
  }

  async enumerateDevices(): Promise<Device[]> {
    return this.plugged;
  }

  async getUserMedia({ audio, video }: { audio: Wish; video?: Wish }): Promise<FakeStream> {
    const microphone = this.#give('audioinput', audio);
    return new FakeStream(video ? [microphone, this.#give('videoinput', video)] : [microphone]);
  }

  change(plugged: Device[]): void {
    this.plugged = plugged;
    this.dispatchEvent(new Event('devicechange'));
  }

  #give(kind: string, { deviceId }: Wish): FakeTrack {
    const fitting = this.plugged.filter((device) => device.kind === kind);
    if (fitting.length === 0) throw new DOMException('', 'NotFoundError');
    const given = deviceId
      ? fitting.find((device) => device.deviceId === deviceId.exact)
      : fitting[0];
    if (!given) throw new DOMException('', 'OverconstrainedError');
    return new FakeTrack(given);
  }
}

class FakeTrack extends EventTarget {
  readonly kind: string;
  readonly #deviceId: string;

  constructor({ kind, deviceId }: Device) {
    super();
    this.kind = kind === 'videoinput' ? 'video' : 'audio';
    this.#deviceId = deviceId;
  }

  getSettings() {
    return { deviceId: this.#deviceId };
  }

  stop(): void {}
}

class FakeStream {
  constructor(readonly tracks: FakeTrack[]) {}
  getTracks = () => this.tracks;
  getAudioTracks = () => this.tracks.filter(({ kind }) => kind === 'audio');
  getVideoTracks = () => this.tracks.filter(({ kind }) => kind === 'video');
}

/** Somebody's media, opened with these devices plugged in. */
async function openWith(...plugged: Device[]) {
  const mediaDevices = new FakeDevices(plugged);
  Object.defineProperty(globalThis, 'navigator', { value: { mediaDevices }, configurable: true });
  const media = new LocalMedia('Ann', 'video');
  await media.open();
  return { media, mediaDevices };
}

const given = (media: LocalMedia) =>
  media.stream.value?.getTracks().map((track) => track.getSettings().deviceId);

beforeAll(() => {
  Object.assign(globalThis, {
    MediaStream: FakeStream,
    RTCRtpSender: { getCapabilities: () => ({ codecs: [{ mimeType: 'video/H264' }] }) },
    // No card can be drawn.
    document: { createElement: () => ({ getContext: () => null }) },
  });
});

test('another camera takes the place of one that was unplugged, beside the same microphone', async () => {
  const { media, mediaDevices } = await openWith(WEBCAM, BUILT_IN, DESK, HEADSET);
  await media.choose('microphone', 'headset');
  mediaDevices.change([BUILT_IN, DESK, HEADSET]);
  await media.open();
  expect(given(media)).toEqual(['headset', 'built-in']);
  expect(media.devices.cameraId.value).toBe('built-in');
  expect(media.isVoiceOnly.value).toBe(false);
  expect(media.problem.value).toBeUndefined();
});

test.each([
  { isVoiceOnly: false, left: ['desk', 'webcam'] },
  { isVoiceOnly: true, left: ['desk'] },
])('another microphone takes the place of one: %j', async ({ isVoiceOnly, left }) => {
  const { media, mediaDevices } = await openWith(WEBCAM, HEADSET, DESK);
  await media.setVoiceOnly(isVoiceOnly);
  mediaDevices.change([WEBCAM, DESK]);
  await media.open();
  expect(given(media)).toEqual(left);
  expect(media.problem.value).toBeUndefined();
});

test('camera and microphone that went together are both replaced', async () => {
  const { media, mediaDevices } = await openWith(WEBCAM, BUILT_IN, HEADSET, DESK);
  mediaDevices.change([BUILT_IN, DESK]);
  await media.open();
  expect(given(media)).toEqual(['desk', 'built-in']);
});

test('without another camera the voice goes on, and a camera that comes is found again', async () => {
  const { media, mediaDevices } = await openWith(WEBCAM, DESK);
  mediaDevices.change([DESK]);
  await media.open();
  expect(given(media)).toEqual(['desk']);
  expect(media.isVoiceOnly.value).toBe(true);
  mediaDevices.change([BUILT_IN, DESK]);
  await media.setVoiceOnly(false);
  expect(given(media)).toEqual(['desk', 'built-in']);
});

test('what is plugged in or out is listed, until the media are let go', async () => {
  const { media, mediaDevices } = await openWith(WEBCAM, DESK);
  const { cameras, microphones } = media.devices;
  mediaDevices.change([BUILT_IN, WEBCAM, HEADSET]);
  await new Promise(setImmediate);
  expect(cameras.value).toEqual([BUILT_IN, WEBCAM]);
  expect(microphones.value).toEqual([HEADSET]);
  media.close();
  mediaDevices.change([]);
  await new Promise(setImmediate);
  expect(cameras.value).toEqual([BUILT_IN, WEBCAM]);
});
