/**
 * An error that the platform answers itself, without (or instead of) what a function returned.
 * Codes and messages: https://help.aliyun.com/zh/functioncompute/api-fc-2023-03-30-errorcodes
 */
export class FcError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** A parameter is not as the documentation wants it; the message says what was expected. */
export function invalidArgument(message: string): FcError {
  return new FcError(400, 'InvalidArgument', message);
}

/** 404 for a function that is not there. */
export function functionNotFound(functionName: string): FcError {
  return new FcError(404, 'FunctionNotFound', `function '${functionName}' does not exist`);
}

/** 404 for a trigger that is not there. */
export function triggerNotFound(functionName: string, triggerName: string): FcError {
  const message = `trigger '${triggerName}' does not exist in function '${functionName}'`;
  return new FcError(404, 'TriggerNotFound', message);
}

/** 404 for a custom domain that is not there. */
export function domainNotFound(domainName: string): FcError {
  return new FcError(404, 'DomainNameNotFound', `domain name '${domainName}' does not exist`);
}
