import { z } from 'zod';
import { digits, parseLive } from '../live-parameters';
import { type LiveAction, requireRecordings } from './live-action';
import { recordConfigView } from './record-key';

const Request = z.object({
  DomainName: z.string(),
  AppName: z.string().exactOptional(),
  StreamName: z.string().exactOptional(),
  PageNum: digits(1, 100_000).default(1),
  PageSize: digits(5, 30).default(10),
  Order: z.enum(['asc', 'desc']).default('asc'),
});

/**
 * DescribeLiveRecordConfig: the templates of a domain, in the order in which they were added. The
 * answer spells `OnDemond`, as the vendor's does.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-describeliverecordconfig
 */
export const describeLiveRecordConfig: LiveAction = (context, parameters) => {
  const request = parseLive(Request, parameters);
  const { DomainName, AppName, StreamName, PageNum, PageSize, Order } = request;
  const { configs } = requireRecordings(context, DomainName);
  const found = configs
    .list()
    .filter(({ app }) => app === (AppName ?? app))
    .filter(({ stream }) => stream === (StreamName ?? stream));
  const sorted = Order === 'asc' ? found : found.reverse();
  const page = sorted.slice((PageNum - 1) * PageSize, PageNum * PageSize);
  return {
    LiveAppRecordList: { LiveAppRecord: page.map((each) => recordConfigView(DomainName, each)) },
    Order,
    PageNum,
    PageSize,
    TotalNum: found.length,
    TotalPage: Math.ceil(found.length / PageSize),
  };
};
