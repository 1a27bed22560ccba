/** A refusal as OSS answers it. https://help.aliyun.com/zh/oss/developer-reference/error-responses */
export class OssError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The object is not there. */
export function noSuchKey(): OssError {
  return new OssError(404, 'NoSuchKey', 'The specified key does not exist.');
}

/** A request, or a part of it, that OSS does not take or that is not imitated. */
export function invalidArgument(message: string): OssError {
  return new OssError(400, 'InvalidArgument', message);
}

/** What went wrong here, and not with the request. */
export function internalError(): OssError {
  return new OssError(500, 'InternalError', 'Internal Server Error.');
}

/** The body of the answer. */
export function errorXml({ code, message }: OssError, requestId: string): string {
  return xml(
    `<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message><RequestId>${requestId}</RequestId></Error>`,
  );
}

/** A document with its declaration. */
export function xml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}`;
}

/** Text as it may stand in an element. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
