import { z } from 'zod';
import { parseLive } from '../live-parameters';
import { type LiveAction, requireDomain } from './live-action';

const Request = z.object({ DomainName: z.string() });

/**
 * DescribeLiveDomainDetail: what a domain is for and whether it is in use. There is no CNAME here,
 * as nothing is accelerated.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-describelivedomaindetail
 */
export const describeLiveDomainDetail: LiveAction = (context, parameters) => {
  const { DomainName } = parseLive(Request, parameters);
  const { type, settings } = requireDomain(context, DomainName);
  return {
    DomainDetail: {
      DomainName,
      LiveDomainType: type,
      DomainStatus: settings.status,
      SSLProtocol: settings.https,
      Region: 'cn-shanghai',
      Scope: 'domestic',
    },
  };
};
