import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { Socket } from 'node:net';
import { listenOn } from '../http/listening';
import type { Certificate } from './certificate';
import type { Doors } from './doors';
import { forward } from './forward';

/** Where a device finds what it may trust. */
const AUTHORITY_PATH = '/lan/ca.crt';

interface LanParts {
  doors: Doors;
  certificate: Certificate;
}

/** What the servers of 127.0.0.1 are reached by from elsewhere. */
export interface LanServer {
  close(): Promise<void>;
}

/**
 * Starts the one HTTPS server that other devices reach. It speaks HTTP/2, so that a stream that plays
 * takes none of the six connections that a browser has for an origin. Throws if the port is taken.
 */
export async function startLanServer(parts: LanParts): Promise<LanServer> {
  const { doors, certificate } = parts;
  const tls = { key: certificate.key, cert: certificate.certificate + certificate.authority };
  const server = createSecureServer({ ...tls, allowHTTP1: true }, (request, response) => {
    let isGone = false;
    response.once('close', () => {
      isGone = true;
    });
    answer(request, response, parts).catch(() => isGone || fail(response));
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const { hostname, port } = new URL(doors.outside);
  await listenOn(server, Number(port), hostname);
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { close };
}

async function answer(
  request: Http2ServerRequest,
  response: Http2ServerResponse,
  { doors, certificate }: LanParts,
): Promise<void> {
  // A page of elsewhere whose name is made to point here (DNS rebinding) still names itself.
  const host = request.authority ?? request.headers.host;
  if (`https://${host}` !== doors.outside) {
    return refuse(response, 403, 'NotThisAddress', `Expected to be called as ${doors.outside}.`);
  }
  if (request.url === AUTHORITY_PATH) {
    response.writeHead(200, { 'content-type': 'application/x-x509-ca-cert' });
    return void response.end(certificate.authority);
  }
  const target = doors.find(request.url);
  if (!target) return refuse(response, 404, 'NotFound', 'This is not reached from elsewhere.');
  await forward(request, response, { doors, target });
}

/** An answer that has begun was broken off already. */
function fail(response: Http2ServerResponse): void {
  if (!response.headersSent) refuse(response, 502, 'NoAnswer', 'The local cloud did not answer.');
}

function refuse(
  response: Http2ServerResponse,
  status: number,
  code: string,
  message: string,
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ code, message }));
}
