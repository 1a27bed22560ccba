import type { Clock } from '../clock';
import type { Config } from '../config/config';
import type { Log } from '../log';
import type { Audience } from '../model/audience';
import type { Blocklist } from '../model/blocklist';
import type { Channels } from '../model/channels';
import type { EventReceiver } from '../model/event-receiver';
import type { JoinTokens } from '../model/join-token';
import type { Mixer } from '../model/mixer';
import type { Payments, PayPage } from '../model/payments';
import type { RecordedFiles, Recorder } from '../model/recorder';
import type { Streams } from '../model/streams';
import type { Unshowable } from '../model/unshowable';
import type { replayStoresOn } from '../store/replay-stores';
import type { storesOn } from '../store/stores';
import type { UsageStore } from '../store/usage-store';
import type { WaitStore } from '../store/wait-store';

/** What use cases act on that have nothing to do with the RTC service. */
export interface StoreServices extends ReturnType<typeof storesOn> {
  config: Config;
  clock: Clock;
  /** Writes a log line of the request that is served. */
  log: Log;
  streams: Streams;
  joinTokens: JoinTokens;
  payPage: PayPage;
  /** What the mixing service of this deployment has nothing for. */
  cannotShow: Unshowable;
  /** Absent while none is configured. */
  receiver: EventReceiver | undefined;
}

/** What use cases act on that look at what mixes have cost. */
export interface UsageServices extends StoreServices {
  usage: UsageStore;
}

/** What use cases act on that look at the files of recordings. */
export interface FileServices extends StoreServices, ReturnType<typeof replayStoresOn> {
  files: RecordedFiles;
}

/** All that use cases act on; `withMixer` makes it of what a handler has. */
export interface Services extends FileServices, UsageServices {
  mixer: Mixer;
  /** Only calls that wait have to do with the RTC service as well. */
  waits: WaitStore;
  recorder: Recorder;
  blocklist: Blocklist;
  channels: Channels;
  payments: Payments;
}

/** What the timer acts on. */
export interface TimerServices extends Services {
  audience: Audience;
}
