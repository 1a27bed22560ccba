/**
 * The service's error codes with their HTTP status and usual message.
 * https://help.aliyun.com/en/tablestore/developer-reference/error-codes
 */
const ERRORS = {
  OTSParameterInvalid: { status: 400, message: 'The parameter is invalid.' },
  OTSInvalidPK: { status: 400, message: 'The primary key is invalid.' },
  OTSAuthFailed: { status: 403, message: 'Signature mismatch.' },
  OTSNoPermissionAccess: {
    status: 403,
    message:
      'You have no permission to access the requested resource, please contact the resource owner',
  },
  OTSConditionCheckFail: { status: 403, message: 'Condition check failed.' },
  OTSQuotaExhausted: { status: 403, message: 'Number of tables exceeded the quota.' },
  OTSNotEnoughCapacityUnit: { status: 403, message: 'Remaining capacity unit is not enough.' },
  OTSCapacityUnitExhausted: { status: 403, message: 'Capacity unit is not enough.' },
  OTSObjectNotExist: { status: 404, message: 'Requested table does not exist.' },
  OTSTableNotReady: { status: 404, message: 'The table is not ready.' },
  OTSMethodNotAllowed: { status: 405, message: 'Only POST method for requests is supported.' },
  OTSRequestTimeout: { status: 408, message: 'Request timeout.' },
  OTSObjectAlreadyExist: { status: 409, message: 'Requested table already exists.' },
  OTSRowOperationConflict: {
    status: 409,
    message: 'Data is being modified by the other request.',
  },
  OTSRequestBodyTooLarge: { status: 413, message: 'The size of POST data is too large.' },
  OTSFlowControl: { status: 429, message: 'The requests have been throttled.' },
  OTSInternalServerError: { status: 500, message: 'Internal server error.' },
  OTSServerBusy: { status: 503, message: 'Server is busy.' },
  OTSPartitionUnavailable: { status: 503, message: 'The partition is not available.' },
  OTSServerUnavailable: { status: 503, message: 'Server is not available.' },
  OTSTimeout: { status: 503, message: 'Operation timeout.' },
} as const;

export type OtsErrorCode = keyof typeof ERRORS;

/** A refusal in the service's own terms: HTTP status, code and message. */
export class OtsError extends Error {
  readonly code: string;
  readonly status: number;

  /** Planned faults may name a code and a status that are not in the table. */
  constructor(code: OtsErrorCode | (string & {}), message?: string, status?: number) {
    const known = Object.hasOwn(ERRORS, code) ? ERRORS[code as OtsErrorCode] : undefined;
    super(message ?? known?.message ?? 'Planned fault.');
    this.code = code;
    this.status = status ?? known?.status ?? 503;
  }
}

/** Refuses a request whose parameters break a rule. */
export function parameterInvalid(message: string): OtsError {
  return new OtsError('OTSParameterInvalid', message);
}
