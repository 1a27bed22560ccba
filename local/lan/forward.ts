import { type IncomingHttpHeaders, type IncomingMessage, request as send } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Door, Doors, Target } from './doors';

/** They belong to one connection (RFC 9110 7.6.1); a text that is rewritten must come as it is. */
const OF_THE_CONNECTION =
  /^(?:connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/;
const NOT_PASSED_ON = /^(?::.*|host|expect|accept-encoding|origin)$/;
/** Without a length others have no body: Node would not say where theirs ends. */
const HAS_BODY = /^(?:POST|PUT|PATCH)$/;

type Headers = Record<string, string | string[]>;

/**
 * Passes a request on and its answer back, each as it comes, so that a stream plays. Only JSON waits
 * until it is whole, as its addresses change. Who goes away ends both sides.
 */
export async function forward(
  request: Http2ServerRequest,
  response: Http2ServerResponse,
  to: { doors: Doors; target: Target },
): Promise<void> {
  const { doors, target } = to;
  const { method, headers } = request;
  const sent = send({
    host: '127.0.0.1',
    port: target.port,
    path: target.path,
    method,
    headers: inward(headers, doors),
    agent: false,
  });
  response.once('close', () => sent.destroy());
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve);
    sent.on('error', reject);
  });
  if (HAS_BODY.test(method) || headers['content-length']) request.pipe(sent);
  else sent.end();
  await passBack(await answered, response, { doors, door: target.door, method });
}

function inward(headers: IncomingHttpHeaders, doors: Doors): Headers {
  const origin = headers.origin;
  return {
    ...kept(headers, (name) => NOT_PASSED_ON.test(name)),
    ...(origin && { origin: doors.inwardOrigin(origin) }),
  };
}

async function passBack(
  answer: IncomingMessage,
  response: Http2ServerResponse,
  { doors, door, method }: { doors: Doors; door: Door; method: string },
): Promise<void> {
  const { statusCode = 502, headers } = answer;
  const passed = outward(headers, doors, door);
  if (!/^application\/json\b/.test(headers['content-type'] ?? '') || method === 'HEAD') {
    response.writeHead(statusCode, passed);
    return pipeline(answer, response);
  }
  const body = doors.outward(await text(answer));
  response.writeHead(statusCode, { ...passed, 'content-length': String(Buffer.byteLength(body)) });
  response.end(body);
}

function outward(headers: IncomingHttpHeaders, doors: Doors, door: Door): Headers {
  const { location } = headers;
  const origin = headers['access-control-allow-origin'];
  const policy = headers['content-security-policy'];
  return {
    ...kept(headers, () => false),
    ...(location && { location: doors.outwardLocation(location, door) }),
    ...(origin && { 'access-control-allow-origin': doors.outward(origin) }),
    ...(policy && { 'content-security-policy': doors.outward(String(policy)) }),
  };
}

function kept(headers: IncomingHttpHeaders, isLeft: (name: string) => boolean): Headers {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || OF_THE_CONNECTION.test(name) || isLeft(name) ? [] : [[name, value]],
    ),
  );
}
