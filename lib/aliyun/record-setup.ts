import { ApiRefused, type OpenApi } from './openapi';
import { RECORD_TEMPLATE } from './record-template';

export interface RecordSetupOptions {
  api: OpenApi;
  /** The main streaming domain. */
  domain: string;
  app: string;
  bucket: string;
  /** Of OSS, without its scheme. */
  ossEndpoint: string;
}

/** Sets up recordings on the streaming domain: an operator's tool. Repeating it is harmless. */
export class RecordSetup {
  readonly #options: RecordSetupOptions;

  constructor(options: RecordSetupOptions) {
    this.#options = options;
  }

  /**
   * Whether the domain has the template by which streams are recorded: `other` is one that records
   * otherwise, or elsewhere.
   * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-describeliverecordconfig
   * Throws `ApiRefused` and `ApiOutcomeUnknown`.
   */
  async template(): Promise<'absent' | 'present' | 'other'> {
    const { api, domain, app, bucket, ossEndpoint } = this.#options;
    const wanted = { DomainName: domain, AppName: app, StreamName: RECORD_TEMPLATE.StreamName };
    const { LiveAppRecordList: list } = await api.call('DescribeLiveRecordConfig', wanted);
    const records: unknown = Object(list).LiveAppRecord;
    const found = (Array.isArray(records) ? records : []).map(Object).find(isOf(app));
    if (!found) return 'absent';
    const [format] = [Object(found.RecordFormatList).RecordFormat].flat().map(Object);
    // The vendor's answer spells it so.
    const { OnDemond: onDemand } = found;
    const isWanted =
      found.OssBucket === bucket &&
      // A bucket has one region, so that of another one is not found.
      found.OssEndpoint === ossEndpoint &&
      Number(onDemand) === RECORD_TEMPLATE.OnDemand &&
      format?.OssObjectPrefix === RECORD_TEMPLATE.RecordFormat[0]?.OssObjectPrefix;
    return isWanted ? 'present' : 'other';
  }

  /**
   * Puts the template there; it holds for streams that begin afterwards.
   * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-addliveapprecordconfig
   * Throws `ApiRefused` and `ApiOutcomeUnknown`.
   */
  async addTemplate(): Promise<void> {
    const { api, domain, app, bucket, ossEndpoint } = this.#options;
    await api.call('AddLiveAppRecordConfig', {
      ...RECORD_TEMPLATE,
      DomainName: domain,
      AppName: app,
      OssBucket: bucket,
      OssEndpoint: ossEndpoint,
    });
  }

  /**
   * Where the domain tells of recordings; undefined if nowhere.
   * https://www.alibabacloud.com/help/doc-detail/51833.htm (DescribeLiveRecordNotifyConfig)
   * Throws `ApiRefused` and `ApiOutcomeUnknown`.
   */
  async notified(): Promise<{ url: string; key: string | undefined } | undefined> {
    const { api, domain } = this.#options;
    try {
      const answer = await api.call('DescribeLiveRecordNotifyConfig', { DomainName: domain });
      const { NotifyUrl, NotifyReqAuth, NotifyAuthKey } = Object(answer.LiveRecordNotifyConfig);
      if (!NotifyUrl) return undefined;
      const isSigned = String(NotifyReqAuth) === 'true';
      return { url: String(NotifyUrl), key: isSigned ? String(NotifyAuthKey) : undefined };
    } catch (error) {
      if (error instanceof ApiRefused && error.code === 'InvalidConfig.NotFound') return undefined;
      throw error;
    }
  }

  /**
   * Has recordings told to a URL, in place of any before.
   * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-addliverecordnotifyconfig
   * Throws `ApiRefused` and `ApiOutcomeUnknown`.
   */
  async notify({ url, key }: { url: string; key: string | undefined }): Promise<void> {
    const { api, domain } = this.#options;
    const isThere = (await this.notified()) !== undefined;
    await api.call(isThere ? 'UpdateLiveRecordNotifyConfig' : 'AddLiveRecordNotifyConfig', {
      DomainName: domain,
      NotifyUrl: url,
      NeedStatusNotify: false,
      NotifyReqAuth: key !== undefined,
      ...(key !== undefined && { NotifyAuthKey: key }),
    });
  }
}

function isOf(app: string) {
  return ({ AppName, StreamName }: Record<string, unknown>) =>
    AppName === app && StreamName === RECORD_TEMPLATE.StreamName;
}
