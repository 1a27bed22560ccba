/** A voice room on air: sound and no picture, by every protocol that the audience has. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { CallLog } from '../../local/call-log';
import { Clock } from '../../local/clock';
import { Faults } from '../../local/control/faults';
import { type LiveServer, startLive } from '../../local/live/server';
import { Mix } from '../../local/mpu/mix';
import { buildProcess } from './build-process';
import { Clip } from './clip';
import { StreamProbe } from './stream-probe';

const PUSH_KEY = 'push-key';
const PLAY_KEY = 'play-key';
const HOST_HZ = 440;
const COHOST_HZ = 1230;
/** The flags of an FLV header: 4 is sound, 1 is a picture. */
const SOUND_ONLY = 4;

let live: LiveServer;
let mix: Mix;
let clips: Clip[] = [];

beforeAll(async () => {
  live = await startLive({
    pushPort: 0,
    playPort: 0,
    pushKey: PUSH_KEY,
    playKey: PLAY_KEY,
    validitySeconds: 0,
    clock: new Clock(),
    faults: new Faults(),
    log: new CallLog(),
    // Never started: there is no picture to make one of.
    snapshotPath: '',
  });
  const size = { color: { r: 0, g: 0, b: 0 }, width: 320, height: 180, fps: 15, durationMs: 1000 };
  clips = await Clip.encodeAll([HOST_HZ, COHOST_HZ].map((toneHz) => ({ ...size, toneHz })));
  mix = new Mix({
    taskId: 'voice',
    streamUrl: `rtmp://${live.pushDomain}${signed('/live/voice', PUSH_KEY)}`,
    settings: {
      layouts: [],
      backgroundColor: { r: 0, g: 0, b: 0 },
      cropMode: 'letterbox',
      pinned: [],
    },
    mixerPath: buildProcess('local/mpu/mixer.ts'),
  });
  for (const [index, clip] of clips.entries()) {
    // A camera that is on is of no use here, and no harm either.
    mix.join(`user-${index}`, { video: true, audio: true });
    clip.play((kind, packet) => mix.rtp(`user-${index}`, kind, packet));
  }
  await once(mix, 'publishing');
});

afterAll(async () => {
  for (const clip of clips) clip.stop();
  await mix.stop();
  await live.close();
});

it.each([
  ['RTMP', () => `rtmp://${live.playDomain}${signed('/live/voice', PLAY_KEY)}`],
  ['HTTP-FLV', () => `http://${live.playDomain}${signed('/live/voice.flv', PLAY_KEY)}`],
  ['HLS', () => `http://${live.playDomain}${signed('/live/voice.m3u8', PLAY_KEY)}`],
])('lets everybody be heard by %s, in a stream without video', async (_, url) => {
  const tonesHz = [HOST_HZ, COHOST_HZ];
  const probe = await StreamProbe.open(url(), { tonesHz });
  expect(probe.info).toEqual({ audio: { codec: 'aac', sampleRate: 48_000, channels: 2 } });
  await probe.until(({ sound: { amplitudes = [] } = {} }) => Math.min(...amplitudes) > 0.1);
  await probe.close();
});

it('says in the FLV header that there is sound only, so that players wait for no picture', async () => {
  const url = `http://${live.playDomain}${signed('/live/voice.flv', PLAY_KEY)}`;
  const response = await fetch(url);
  const { value } = (await response.body?.getReader().read()) ?? {};
  expect(Buffer.from(value ?? []).subarray(0, 5)).toEqual(
    Buffer.from([...Buffer.from('FLV'), 1, SOUND_ONLY]),
  );
});

function signed(path: string, key: string): string {
  const timestamp = Math.floor(Date.now() / 1000) + 60;
  const hash = createHash('md5').update(`${path}-${timestamp}-0-0-${key}`).digest('hex');
  return `${path}?auth_key=${timestamp}-0-0-${hash}`;
}
