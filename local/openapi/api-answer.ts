import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { ApiError } from './api-error';

/**
 * How the caller wants its answer: XML unless told otherwise in the old signature style, JSON in
 * the new one. https://help.aliyun.com/document_detail/341644.html
 */
export type Format = 'json' | 'xml';

/** What an action answers with, without the request id. */
export type Answer = { [name: string]: AnswerValue };
type AnswerValue = string | number | boolean | Answer | readonly (string | Answer)[];

/** Sends the answer of an action that did its work. */
export function sendAnswer(response: ServerResponse, format: Format, action: string, body: Answer) {
  send(response, { status: 200, format, root: `${action}Response`, body });
}

/**
 * Sends a refusal in the documented shape: RequestId, HostId, Code, Message. The host is the one
 * that the service goes by, whatever host was called.
 */
export function sendError(
  response: ServerResponse,
  format: Format,
  { error, hostId }: { error: ApiError; hostId: string },
): void {
  const body = { HostId: hostId, Code: error.code, Message: error.message };
  send(response, { status: error.status, format, root: 'Error', body });
}

interface Sent {
  status: number;
  format: Format;
  root: string;
  body: Answer;
}

function send(response: ServerResponse, { status, format, root, body }: Sent): void {
  const requestId = randomUUID().toUpperCase();
  const answer = { RequestId: requestId, ...body };
  const text =
    format === 'json'
      ? JSON.stringify(answer)
      : `<?xml version='1.0' encoding='UTF-8'?>${xml(root, answer)}`;
  response.writeHead(status, {
    'content-type': format === 'json' ? 'application/json;charset=utf-8' : 'text/xml;charset=utf-8',
    'x-acs-request-id': requestId,
  });
  response.end(text);
}

function xml(name: string, value: AnswerValue): string {
  if (Array.isArray(value)) return value.map((item) => xml(name, item)).join('');
  const content =
    typeof value === 'object'
      ? Object.entries(value)
          .map(([child, inner]) => xml(child, inner))
          .join('')
      : escapeXml(String(value));
  return `<${name}>${content}</${name}>`;
}

function escapeXml(text: string): string {
  return text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
}
