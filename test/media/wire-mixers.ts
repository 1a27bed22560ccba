import { z } from 'zod';
import { LiveChannels } from '../../lib/aliyun/live-channels';
import { LIVE_API_VERSION, LiveMixer } from '../../lib/aliyun/live-mixer';
import { layoutsToMake } from '../../lib/aliyun/mpu-layouts';
import { OpenApi } from '../../lib/aliyun/openapi';
import { RTC_API_VERSION, RtcMixer } from '../../lib/aliyun/rtc-mixer';
import { Vendor } from '../../lib/aliyun/vendor-fixture';
import type { Scene } from '../../lib/model/scene';
import { LiveMix } from '../../local/live-openapi/live-mix';
import { readTranscodeParams } from '../../local/live-openapi/transcode-params';
import type { MixSettings } from '../../local/mpu/mix';
import { CallParameters } from '../../local/openapi/call-parameters';
import { parse } from '../../local/openapi/parameters';
import { Layouts } from '../../local/rtc/layouts/layouts';
import { mixParameters, mixSettings } from '../../local/rtc/tasks/mix-parameters';

const CHANNEL = 'room1';
const CREDENTIALS = { accessKeyId: 'STS.id', accessKeySecret: 's', securityToken: 't' };
const MpuRequest = z.object(mixParameters);

/** What each of the two APIs is asked for, and what the local cloud understands by it. */
export class WireMixers {
  readonly #vendor: Vendor;
  readonly #rtc: RtcMixer;
  readonly #live: LiveMixer;
  readonly #layouts: Layouts;

  private constructor(vendor: Vendor, layouts: Layouts) {
    this.#layouts = layouts;
    this.#vendor = vendor;
    const api = (version: typeof RTC_API_VERSION | typeof LIVE_API_VERSION) =>
      OpenApi.connect({ endpoint: vendor.endpoint, version }, CREDENTIALS);
    const live = api(LIVE_API_VERSION);
    const channels = new LiveChannels({ api: live, appId: 'app1' });
    this.#rtc = new RtcMixer({
      api: api(RTC_API_VERSION),
      appId: 'app1',
      layouts: Object.fromEntries(layouts.made.map(({ id, layout }) => [layout.name, id])),
    });
    this.#live = new LiveMixer({ api: live, appId: 'app1', region: 'CN-Shanghai', channels });
  }

  static async start(): Promise<WireMixers> {
    return new WireMixers(await Vendor.start(), madeLayouts());
  }

  /** What the local mixer is to show for this scene by the RTC API. */
  async rtc(scene: Scene): Promise<MixSettings> {
    const query = await this.#sent(this.#rtc, scene);
    const parameters = new CallParameters(Object.entries(query));
    return mixSettings(parse(MpuRequest, parameters), this.#layouts);
  }

  /** What the local mixer is to show for this scene by the Live API. */
  async live(scene: Scene): Promise<MixSettings> {
    const { TranscodeParams = '' } = await this.#sent(this.#live, scene);
    const params = readTranscodeParams(JSON.parse(TranscodeParams), CHANNEL);
    return new LiveMix(params, CHANNEL, {}).settings;
  }

  async end(): Promise<void> {
    await this.#vendor.stop();
  }

  async #sent(mixer: RtcMixer | LiveMixer, scene: Scene): Promise<Record<string, string>> {
    await mixer.update({ taskId: `${CHANNEL}-1`, channelId: CHANNEL, scene });
    return this.#vendor.calls.at(-1)?.query ?? {};
  }
}

/** As they are when `npm run provision` has made them. */
function madeLayouts(): Layouts {
  const layouts = new Layouts();
  for (const { code, panes } of layoutsToMake()) {
    const made = panes.map(({ z: zOrder, fit: _, ...place }) => ({ ...place, zOrder }));
    layouts.create({ name: code, audioMixCount: 6, panes: made, majorPane: undefined });
  }
  return layouts;
}
