import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Credentials } from '../account/credentials';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import type { Faults } from '../control/faults';
import { LmdbRowStore } from './lmdb-row-store';
import { RequestHandler } from './request-handler';

export interface TablestoreOptions {
  port: number;
  host?: string;
  /** The directory of the rows; it is made if it is not there. */
  statePath: string;
  instance: string;
  credentials: Credentials;
  clock: Clock;
  faults: Faults;
  log: CallLog;
}

/** An idle connection is kept longer than any client's agent keeps it, so the client closes first. */
const KEEP_ALIVE_TIMEOUT_MS = 65_000;
const REQUEST_TIMEOUT_MS = 30_000;

/**
 * Starts a Tablestore (OTS) server: the service's wire protocol over HTTP, one instance, its rows
 * kept on disk.
 */
export async function startTablestore(
  options: TablestoreOptions,
): Promise<{ endpoint: string; close(): Promise<void> }> {
  const host = options.host ?? '127.0.0.1';
  const store = new LmdbRowStore(options.statePath);
  const handler = new RequestHandler({ ...options, store });
  const server = createServer((request, response) => void handler.handle(request, response));
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  try {
    await listen(server, options.port, host);
  } catch (error) {
    await store.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://${host}:${port}`,
    async close() {
      await stop(server);
      await handler.close();
      await store.close();
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
