import { z } from 'zod';
import { liveRefusal, missingParam } from '../live-error';
import { parseLive } from '../live-parameters';
import { type LiveAction, requirePushDomain } from './live-action';

/** https://help.aliyun.com/document_detail/199365.html (16 to 64 letters and digits) */
const AUTH_KEY = /^[A-Za-z0-9]{16,64}$/;
const MAX_URL_LENGTH = 2083;

const Request = z.object({
  DomainName: z.string(),
  NotifyUrl: z.url({ protocol: /^https?$/ }).max(MAX_URL_LENGTH),
  NotifyReqAuth: z.enum(['yes', 'no']).default('no'),
  NotifyAuthKey: z.string().regex(AUTH_KEY).exactOptional(),
});

/**
 * SetLiveStreamsNotifyUrlConfig: where pushes that start and end are told. A domain has one such
 * address. `ConfigAlreadyExists` is documented, and its case is not: by our choice an address that is
 * set has to be deleted before another.
 * https://help.aliyun.com/en/live/developer-reference/api-live-2016-11-01-setlivestreamsnotifyurlconfig
 */
export const setLiveStreamsNotifyUrlConfig: LiveAction = (context, parameters) => {
  const { DomainName, NotifyUrl, NotifyReqAuth, NotifyAuthKey } = parseLive(Request, parameters);
  const isSigned = NotifyReqAuth === 'yes';
  if (NotifyAuthKey === undefined) {
    // The page asks for both or neither.
    if (isSigned) throw missingParam('NotifyAuthKey');
  } else if (!isSigned) parameters.ignore('NotifyAuthKey');
  const { notification } = requirePushDomain(context, DomainName);
  if (notification.get()) throw liveRefusal('ConfigAlreadyExists');
  notification.set({ url: NotifyUrl, ...(isSigned && { key: NotifyAuthKey }) });
  return {};
};
