import { createServer } from 'node:http';
import type { Credentials } from '../account/credentials';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import type { Faults } from '../control/faults';
import { closeServer, listenOn } from '../http/listening';
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
const REQUEST_TIMEOUT_MS = 30_000;

/**
 * Starts a Tablestore (OTS) server: the service's wire protocol over HTTP, one instance, its rows
 * kept on disk.
 */
export async function startTablestore(
  options: TablestoreOptions,
): Promise<{ endpoint: string; close(): Promise<void> }> {
  const store = new LmdbRowStore(options.statePath);
  const handler = new RequestHandler({ ...options, store });
  const server = createServer((request, response) => void handler.handle(request, response));
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  const address = await listenOn(server, options.port, options.host).catch(async (error) => {
    await store.close();
    throw error;
  });
  return {
    endpoint: `http://${address}`,
    async close() {
      await closeServer(server);
      await handler.close();
      await store.close();
    },
  };
}
