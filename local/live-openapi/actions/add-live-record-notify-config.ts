import { z } from 'zod';
import type { Recordings } from '../../live/recordings/recordings';
import type { Parameters } from '../../openapi/parameters';
import { liveRefusal } from '../live-error';
import { parseLive } from '../live-parameters';
import { type LiveAction, type LiveContext, requireRecordings } from './live-action';

const IsTrue = z.enum(['true', 'false']).transform((text) => text === 'true');
const MAX_URL_LENGTH = 2083;

const Request = z.object({
  DomainName: z.string(),
  NotifyUrl: z.string().max(MAX_URL_LENGTH),
  NeedStatusNotify: IsTrue.default(false),
  // A truth value by the official metadata, although the description speaks of yes and no.
  NotifyReqAuth: IsTrue.default(false),
  NotifyAuthKey: z
    .string()
    .regex(/^[A-Za-z0-9]{16,32}$/)
    .exactOptional(),
});

/**
 * AddLiveRecordNotifyConfig: where recordings are told. A domain has one such address. The address
 * for recording on demand is not imitated.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-addliverecordnotifyconfig
 */
export const addLiveRecordNotifyConfig: LiveAction = (context, parameters) => {
  const { callbacks, receiver } = read(context, parameters);
  if (callbacks.receiver) throw liveRefusal('ConfigAlreadyExists');
  callbacks.receiver = receiver;
  return {};
};

/**
 * UpdateLiveRecordNotifyConfig: another address in place of the one that is set.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-updateliverecordnotifyconfig
 */
export const updateLiveRecordNotifyConfig: LiveAction = (context, parameters) => {
  const { callbacks, receiver } = read(context, parameters);
  if (!callbacks.receiver) throw liveRefusal('InvalidConfig.NotFound');
  callbacks.receiver = receiver;
  return {};
};

function read(
  context: LiveContext,
  parameters: Parameters,
): { callbacks: Recordings['callbacks']; receiver: Recordings['callbacks']['receiver'] } {
  const request = parseLive(Request, parameters);
  const { callbacks } = requireRecordings(context, request.DomainName);
  const { NotifyUrl: url, NotifyAuthKey: key, NotifyReqAuth: isSigned } = request;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw liveRefusal('InvalidNotifyUrl.Malformed');
  // A key is mandatory with NotifyReqAuth.
  if (isSigned && key === undefined) parseLive(SIGNED, parameters);
  if (!isSigned && key !== undefined) parameters.ignore('NotifyAuthKey');
  const signed = isSigned && key !== undefined && { key };
  return { callbacks, receiver: { url, ...signed, wantsStates: request.NeedStatusNotify } };
}

const SIGNED = z.object({ NotifyAuthKey: z.string() });
