import type { Clock } from '../clock';
import type { Config } from '../config';
import type { Log } from '../log';
import type { Channels } from '../model/channels';
import type { EventReceiver } from '../model/event-receiver';
import type { JoinTokens } from '../model/join-token';
import type { Mixer } from '../model/mixer';
import type { Payments, PayPage } from '../model/payments';
import type { Streams } from '../model/streams';
import type { Unshowable } from '../model/unshowable';
import type { storesOn } from '../store/stores';

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

/** All that use cases act on; `withMixer` makes it of what a handler has. */
export interface Services extends StoreServices {
  mixer: Mixer;
  channels: Channels;
  payments: Payments;
}
