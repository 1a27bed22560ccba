import { createHash } from 'node:crypto';
import { ApiRefused, type OpenApi } from './openapi';

const EVENTS = ['ChannelEvent', 'UserEvent'];
/** What the Live API calls every channel of the app; it may also leave the name out. */
const ALL_CHANNELS = '*';
/** As long as a UUID without its hyphens. */
const CLIENT_TOKEN_LENGTH = 32;

export interface RegistrarOptions {
  rtc: OpenApi;
  live: OpenApi;
  appId: string;
  pushDomain: string;
}

/** Registers where the services send their events: an operator's tool. Repeating it is harmless. */
export class CallbackRegistrar {
  #options: RegistrarOptions;

  constructor(options: RegistrarOptions) {
    this.#options = options;
  }

  /**
   * Has the RTC API send all events of all channels to a URL, and returns the subscription's id.
   * The client token is made of what is asked for: the same again is the same subscription.
   * https://help.aliyun.com/document_detail/274447.html
   * Throws `ApiRefused` and `ApiOutcomeUnknown`.
   */
  async subscribe({ url, isSigned }: { url: string; isSigned: boolean }): Promise<string> {
    const { rtc, appId } = this.#options;
    const wanted = JSON.stringify([appId, url, EVENTS, isSigned]);
    const digest = createHash('sha256').update(wanted).digest('hex');
    const answer = await rtc.call('CreateEventSubscribe', {
      AppId: appId,
      CallbackUrl: url,
      ClientToken: digest.slice(0, CLIENT_TOKEN_LENGTH),
      Events: EVENTS,
      NeedCallbackAuth: isSigned,
    });
    return String(answer.SubscribeId);
  }

  /**
   * Whether the Live API sends all events of all channels to this URL.
   * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-listeventsub
   * Throws `ApiRefused` and `ApiOutcomeUnknown`.
   */
  async isSubscribedAtLive(url: string): Promise<boolean> {
    const found = await this.#subscriptionAtLive();
    const events = Array.isArray(found?.Events) ? found.Events : [];
    return found?.CallbackUrl === url && EVENTS.every((event) => events.includes(event));
  }

  /**
   * Has the Live API send all events of all channels to a URL, unsigned. An app has one such
   * subscription: it takes the place of any before, for an open channel not until it has closed.
   * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-createeventsub
   * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-updateeventsub
   * Throws `ApiRefused` and `ApiOutcomeUnknown`.
   */
  async subscribeAtLive(url: string): Promise<void> {
    const { live, appId } = this.#options;
    const found = await this.#subscriptionAtLive();
    const wanted = { AppId: appId, ChannelId: ALL_CHANNELS, CallbackUrl: url, Events: EVENTS };
    if (found) await live.call('UpdateEventSub', { ...wanted, SubscribeId: String(found.SubId) });
    else await live.call('CreateEventSub', wanted);
  }

  /** The Live API's subscription to all channels. */
  async #subscriptionAtLive(): Promise<Record<string, unknown> | undefined> {
    const { live, appId } = this.#options;
    const { Subscribers } = await live.call('ListEventSub', { AppId: appId });
    const all: Record<string, unknown>[] = Array.isArray(Subscribers)
      ? Subscribers.map(Object)
      : [];
    return all.find(({ ChannelId = '' }) => ChannelId === '' || ChannelId === ALL_CHANNELS);
  }

  /**
   * Whether pushes that start and end are told to this URL, signed with this key.
   * Throws `ApiRefused` and `ApiOutcomeUnknown`.
   */
  async isNotified({ url, key }: { url: string; key: string | undefined }): Promise<boolean> {
    const config = await this.#notifyConfig();
    const hasKey = key === undefined || String(config.NotifyAuthKey) === key;
    return config.NotifyUrl === url && config.NotifyReqAuth === yesOrNo(key) && hasKey;
  }

  /**
   * Has pushes that start and end told to a URL, in place of any before. There is no call that changes
   * an address, and setting one beside another may be refused: then the other is deleted first. What the
   * domain tells to other addresses stays.
   * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-setlivestreamsnotifyurlconfig
   * Throws `ApiRefused` and `ApiOutcomeUnknown`.
   */
  async notify({ url, key }: { url: string; key: string | undefined }): Promise<void> {
    const { live, pushDomain } = this.#options;
    const { ExceptionNotifyUrl, SwitchNotifyUrl } = await this.#notifyConfig();
    const wanted = {
      DomainName: pushDomain,
      NotifyUrl: url,
      NotifyReqAuth: yesOrNo(key),
      ...(key !== undefined && { NotifyAuthKey: key }),
      ...(ExceptionNotifyUrl ? { ExceptionNotifyUrl } : {}),
      ...(SwitchNotifyUrl ? { SwitchNotifyUrl } : {}),
    };
    try {
      await live.call('SetLiveStreamsNotifyUrlConfig', wanted);
    } catch (error) {
      if (!(error instanceof ApiRefused) || error.code !== 'ConfigAlreadyExists') throw error;
      await live.call('DeleteLiveStreamsNotifyUrlConfig', { DomainName: pushDomain });
      await live.call('SetLiveStreamsNotifyUrlConfig', wanted);
    }
  }

  /** https://help.aliyun.com/document_detail/51835.html */
  async #notifyConfig(): Promise<Record<string, unknown>> {
    const { live, pushDomain } = this.#options;
    const parameters = { DomainName: pushDomain };
    const answer = await live.call('DescribeLiveStreamsNotifyUrlConfig', parameters);
    return { ...Object(answer.LiveStreamsNotifyConfig) };
  }
}

function yesOrNo(key: string | undefined): 'yes' | 'no' {
  return key === undefined ? 'no' : 'yes';
}
