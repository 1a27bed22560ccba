import { ApiError } from '../openapi/api-error';

/**
 * The Live API documents few codes: those of parameters, of the app, and of rights.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-stoplivemputask
 * That a channel "does not exist" is said without a code. For this and for the rules between tasks the
 * codes are our own convention; nobody may rely on them.
 */
const REFUSALS = {
  InvalidAppId: [400, 'AppId is invalid, please check and try again later.'],
  'InvalidDomain.NotFound': [404, 'The domain provided does not belong to you.'],
  // https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-describelivedomainconfigs
  'InvalidFunctionName.ValueNotSupported': [400, 'FunctionName is not supported.'],
  'InvalidStartTime.Malformed': [400, 'Specified StartTime is malformed.'],
  'InvalidEndTime.Malformed': [400, 'Specified EndTime is malformed.'],
  'InvalidEndTime.Mismatch': [
    400,
    'Specified end time does not math the specified start time or current time.',
  ],
  // https://alibabacloud.com/help/zh/live/developer-reference/api-live-2016-11-01-realtimerecordcommand
  CodeConfigNotFound: [400, 'No config found.'],
  StreamNotFound: [409, 'The stream does not exist.'],
  TaskAlreadyStarted: [409, 'Task has already started.'],
  'InvalidConfig.NotFound': [404, 'Config does not exist.'],
  ConfigAlreadyExists: [400, 'Config has already exist.'],
  // https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-addliverecordnotifyconfig
  'InvalidNotifyUrl.Malformed': [400, 'Specified NotifyUrl is invalid.'],
  // The code of a command that needs a recording, of a stream that goes on without, is our choice.
  TaskNotStarted: [404, 'The recording task is not in the state that the command needs.'],
  // https://help.aliyun.com/zh/live/developer-reference/api-kick-end-user-from-channel (RemoveTerminals)
  ResourceNotExist: [404, 'The channel does not exist.'],
  'Channel.NotExist': [404, 'The channel does not exist.'],
  'Task.NotExist': [404, 'The task does not exist.'],
  'StreamURL.InUse': [400, 'The StreamURL is used by another task.'],
  'StreamURL.CoolingDown': [
    400,
    'A task of this StreamURL ended less than 10 seconds ago; it must rest before it is used again.',
  ],
  'QuotaExceeded.EventSub': [400, 'The app has a subscription to all channels already.'],
  // By the first pages of ForbidLiveStream: https://github.com/ninameman/live
  'InvalidResumeTime.Malformed': [400, 'Specified parameter ResumeTime is not valid.'],
  // The code of ForbidVsStream, its sister: https://help.aliyun.com/document_detail/464495.htm
  'QuotaExceeded.Blacklist': [400, 'Exceed max blacklist count limit'],
  'QuotaExceeded.MixTask': [400, 'The app has 40 mixing tasks already.'],
} as const satisfies Record<string, readonly [number, string]>;

/** The refusal with this code. */
export function liveRefusal(code: keyof typeof REFUSALS): ApiError {
  const [status, message] = REFUSALS[code];
  return new ApiError(status, code, message);
}

/** A parameter, or a part of one, cannot be used. */
export function invalidParam(path: string): ApiError {
  return new ApiError(400, 'InvalidParam', `${path} is invalid.`);
}

/** A mandatory parameter, or a mandatory part of one, is absent. */
export function missingParam(path: string): ApiError {
  return new ApiError(400, 'MissingParam', `${path}, please check and try again later.`);
}
