/** A refusal by the OpenAPI, as its JSON or XML body and HTTP status show it. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Codes that are not made from a parameter's name. Sources:
 * https://help.aliyun.com/document_detail/434846.html (gateway),
 * https://help.aliyun.com/document_detail/2655856.html and
 * https://help.aliyun.com/document_detail/93183.html (MPU tasks).
 */
const REFUSALS = {
  'InvalidApi.NotFound': [404, 'Specified api is not found, please check your url and method.'],
  'InvalidAccessKeyId.NotFound': [404, 'Specified access key is not found.'],
  // https://developer.aliyun.com/ask/618788 (the answer), https://developer.aliyun.com/ask/278265 (400)
  UnsupportedHTTPMethod: [400, 'This http method is not supported.'],
  IncompleteSignature: [400, 'The request signature does not conform to Aliyun standards.'],
  InvalidSignatureMethod: [400, 'Specified signature method is not valid.'],
  InvalidSignatureVersion: [400, 'Specified parameter SignatureVersion is not valid.'],
  'InvalidParameter.Format': [400, 'Specified parameter format is not valid.'],
  'InvalidSecurityToken.Malformed': [400, 'Specified SecurityToken is malformed.'],
  'InvalidTimeStamp.Format': [400, 'Specified time stamp or date value is not well formatted.'],
  'InvalidTimeStamp.Expired': [400, 'Specified time stamp or date value is expired.'],
  SignatureNonceUsed: [400, 'Specified signature nonce was used already.'],
  'Throttling.User': [400, 'Request was denied due to user flow control.'],
  RequestEntityTooLarge: [413, 'The request body is too large.'],
  'InvalidAppId.NotFound': [404, 'The specified AppId is not existed.'],
  'InvalidAppId.ExceedsMaximum': [400, 'The specified AppId is longer than 64 bytes.'],
  // https://help.aliyun.com/zh/document_detail/2655844.html (RemoveTerminals)
  'Channel.NotExist': [404, 'Channel not existed'],
  'InvalidChannelId.ExceedsMaximum': [400, 'The specified ChannelId is longer than 64 bytes.'],
  'InvalidTask.IDError': [400, 'taskid is invalid'],
  'InvalidTask.NotFound': [404, 'no such task'],
  'InvalidLayoutID.Malformed': [400, 'The specified layoutID is malformed.'],
  'InvalidTaskProfile.ExceedsMaximum': [
    400,
    'A layout has more panes, or the encoding more pixels, than the TaskProfile allows.',
  ],
  // The service reports this one with HTTP 200, which SDKs do not throw.
  TaskExisted: [200, 'Task is already existed.'],
  // The platform states these three rules but no code for them; the codes are our own convention.
  'InvalidStreamURL.InUse': [400, 'The StreamURL is used by another task that has not ended.'],
  'InvalidStreamURL.Cooldown': [
    400,
    'A task of this StreamURL ended less than 10 seconds ago; it must rest before it is used again.',
  ],
  'QuotaExceeded.Task': [400, 'There are already 20 tasks that have not ended.'],
  // For these two no code is documented either.
  'QuotaExceeded.Subscribe': [400, 'There are already 20 subscriptions.'],
  'InvalidSubscribeId.NotFound': [404, 'The specified SubscribeId is not existed.'],
  InternalError: [500, 'The request processing has failed due to some unknown error.'],
} as const satisfies Record<string, readonly [number, string]>;

/** A code of the table above. */
export type RefusalCode = keyof typeof REFUSALS;

/** The refusal with this code, with its documented status and message. */
export function refusal(code: RefusalCode): ApiError {
  const [status, message] = REFUSALS[code];
  return new ApiError(status, code, message);
}

/** Whether the table knows this code. */
export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSALS, code);
}

/**
 * The signature is another than ours. The official clients cut the text at `string to sign is:`
 * and compare the rest with theirs, to tell a wrong secret from a fault of their own.
 * https://github.com/aliyun/alibaba-cloud-sdk-go (sdk/errors), aliyun-openapi-python-sdk (client.py)
 */
export function signatureDoesNotMatch(stringToSign: string): ApiError {
  const message = `Specified signature is not matched with our calculation. server string to sign is:${stringToSign}`;
  return new ApiError(400, 'SignatureDoesNotMatch', message);
}

/** A mandatory parameter is absent; it may have travelled under another name. */
export function missing(parameter: string, name = parameter): ApiError {
  const message = `${name} is mandatory for this action.`;
  return new ApiError(400, `Missing${parameter}`, message);
}

/** A parameter's value cannot be used. */
export function malformed(parameter: string): ApiError {
  const message = `The specified ${parameter} is malformed.`;
  return new ApiError(400, `Invalid${parameter}.Malformed`, message);
}
