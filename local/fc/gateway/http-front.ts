import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '../../clock';
import { FcError } from '../fc-error';
import { newRequestId } from '../request-id';
import type { HttpAnswer } from './http-answer';
import { BodyTooLargeError, readEventBody } from './request-body';

/** https://help.aliyun.com/zh/functioncompute/fc/user-guide/http-triggers-overview */
const MAX_HEADER_BYTES = 8 * 1024;
const MAX_TARGET_BYTES = 4 * 1024;

/** Node.js refuses headers past this itself; up to it the refusal can be the platform's own. */
const PARSER_HEADER_BYTES = 64 * 1024;

const MAX_CONNECTIONS = 2000;

export interface HttpFrontOptions {
  clock: Clock;
  /** Answers a request whose head is within the limits. */
  answer(
    request: IncomingMessage,
    requestId: string,
    body: () => Promise<Buffer>,
  ): Promise<HttpAnswer>;
}

/** The HTTP side of the gateway: the limits of a request, and errors in the platform's form. */
export function createHttpFront(options: HttpFrontOptions): Server {
  const server = createServer({ maxHeaderSize: PARSER_HEADER_BYTES }, (request, response) => {
    // A caller that goes away while it is answered is no error of ours.
    response.on('error', () => {});
    void respond(options, request, response);
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.on('clientError', (_error, socket) => refuseMalformed(socket as Socket, options));
  return server;
}

async function respond(
  options: HttpFrontOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = newRequestId(options.clock.now());
  response.setHeader('X-Fc-Request-Id', requestId);
  // Callers may take the service's time from here, so it has to be the local cloud's.
  response.setHeader('Date', new Date(options.clock.now()).toUTCString());
  try {
    checkHead(request);
    send(response, await options.answer(request, requestId, () => readEventBody(request)));
  } catch (error) {
    // The rest of a body that is too large is not read, so the connection has to end.
    if (error instanceof BodyTooLargeError) response.setHeader('Connection', 'close');
    send(response, errorAnswer(error, requestId));
  }
}

function checkHead(request: IncomingMessage): void {
  if (Buffer.byteLength(request.url ?? '') > MAX_TARGET_BYTES) {
    throw new FcError(400, 'InvalidArgument', `Path and query exceed ${MAX_TARGET_BYTES} bytes.`);
  }
  const headerBytes = request.rawHeaders.reduce((sum, item) => sum + item.length, 0);
  if (headerBytes > MAX_HEADER_BYTES) {
    throw new FcError(400, 'InvalidArgument', `The headers exceed ${MAX_HEADER_BYTES} bytes.`);
  }
}

function send(response: ServerResponse, answer: HttpAnswer): void {
  if (response.destroyed) return;
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  response.end(answer.body);
}

function errorAnswer(error: unknown, requestId: string): HttpAnswer {
  const known =
    error instanceof FcError
      ? error
      : new FcError(500, 'InternalServerError', 'An internal error.');
  return {
    status: known.status,
    headers: [
      ['Content-Type', 'application/json'],
      // https://help.aliyun.com/document_detail/85445.html, spelt as real answers have it.
      ['X-Fc-Error-Type', known.status === 502 ? 'UnhandledInvocationError' : 'FCCommonError'],
    ],
    body: errorBody(known, requestId),
  };
}

function errorBody(error: FcError, requestId: string): Buffer {
  return Buffer.from(
    JSON.stringify({ RequestId: requestId, Code: error.code, Message: error.message }),
  );
}

/** What cannot be parsed as HTTP gets an answer, too, when there is still someone to answer. */
function refuseMalformed(socket: Socket, options: HttpFrontOptions): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const requestId = newRequestId(options.clock.now());
  const error = new FcError(400, 'InvalidArgument', 'The request is not valid HTTP.');
  const body = errorBody(error, requestId);
  socket.end(
    'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/json\r\n' +
      `X-Fc-Request-Id: ${requestId}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}
