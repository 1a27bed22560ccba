import { z } from 'zod';
import { parseLive } from '../live-parameters';
import { type LiveAction, requireDomain } from './live-action';

const Request = z.object({ DomainName: z.string() });

/** What the other side of a binding is called: pushed to, or played from. */
const TYPES = { liveEdge: 'vhost', liveVideo: 'publish' } as const;

/**
 * DescribeLiveDomainMapping: the domains that this one is bound to.
 * https://help.aliyun.com/document_detail/172993.htm
 */
export const describeLiveDomainMapping: LiveAction = (context, parameters) => {
  const { DomainName } = parseLive(Request, parameters);
  const { type, boundTo } = requireDomain(context, DomainName);
  const models = boundTo === undefined ? [] : [{ Type: TYPES[type], DomainName: boundTo }];
  return { LiveDomainModels: { LiveDomainModel: models } };
};
