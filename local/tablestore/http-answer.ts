import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Credential } from '../account/credentials';
import { OtsError } from './errors';
import { ErrorMessage } from './messages';
import { responseAuthorization } from './signature';

export interface Answer {
  status: number;
  body: Buffer;
  /** The error code, when the call was refused. */
  code?: string;
}

/** The answer that tells of an error; one that is not ours to explain becomes the service's 500. */
export function errorAnswer(error: unknown): Answer {
  const refusal = error instanceof OtsError ? error : new OtsError('OTSInternalServerError');
  const { code, message, status } = refusal;
  return { status, code, body: ErrorMessage.encode({ code, message }) };
}

/** Sends an answer with the service's headers; signed when it is known who asked. */
export function sendAnswer(
  response: ServerResponse,
  { status, body }: Answer,
  context: {
    operation: string;
    requestId: string;
    nowMs: number;
    caller: Credential | undefined;
  },
): void {
  const headers: Record<string, string> = {
    'x-ots-contentmd5': createHash('md5').update(body).digest('base64'),
    'x-ots-contenttype': 'protocol buffer',
    'x-ots-date': new Date(context.nowMs).toISOString(),
    'x-ots-requestid': context.requestId,
  };
  if (context.caller) {
    headers.authorization = responseAuthorization(context.caller, context.operation, headers);
  }
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}
