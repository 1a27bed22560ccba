import type { Server } from 'node:http';
import type { AddressInfo, Server as AnyServer } from 'node:net';

/** Longer than clients keep an idle connection, so that it is not closed under a request. */
const KEEP_ALIVE_MS = 65_000;

/** Begins to listen; returns host and port as they stand in URLs. Throws if the port is taken. */
export async function listenOn(
  server: AnyServer,
  port: number,
  host = '127.0.0.1',
): Promise<string> {
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const bound = server.address() as AddressInfo;
  return `${bound.address.includes(':') ? `[${bound.address}]` : bound.address}:${bound.port}`;
}

/** Stops listening and cuts every connection; resolves when all are gone. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
