import { createServer, type Server } from 'node:http';
import type { Account } from '../account/account';
import type { Credentials } from '../account/credentials';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import type { Faults } from '../control/faults';
import { closeServer, listenOn } from '../http/listening';
import { Authentication } from '../openapi/authentication';
import { type ApiVersion, OpenApi } from '../openapi/openapi';
import { ramApi } from './ram-api';
import { stsApi } from './sts-api';

/** A request that has not arrived by then never will. */
const REQUEST_TIMEOUT_MS = 30_000;

export interface RamOptions {
  /** Resource Access Management's. */
  port: number;
  /** The security token service's. */
  stsPort: number;
  account: Account;
  accountId: string;
  credentials: Credentials;
  clock: Clock;
  faults: Faults;
  log: CallLog;
}

/** The running services that tell of identities and rights. */
export interface RamServer {
  /** `host:port`. */
  endpoint: string;
  stsEndpoint: string;
  close(): Promise<void>;
}

/** Starts RAM and STS, each on a server of its own, as they are two hosts. */
export async function startRam(options: RamOptions): Promise<RamServer> {
  const { account, accountId, port, stsPort } = options;
  const ram = serverOf(ramApi(account, accountId), options);
  const sts = serverOf(stsApi(accountId), options);
  return {
    endpoint: await listenOn(ram, port),
    stsEndpoint: await listenOn(sts, stsPort),
    close: async () => {
      await Promise.all([closeServer(ram), closeServer(sts)]);
    },
  };
}

function serverOf(api: ApiVersion, { credentials, clock, faults, log }: RamOptions): Server {
  const authentication = new Authentication(credentials, clock);
  const openApi = new OpenApi({ api, authentication, clock, faults, log });
  return createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    // The service's own time, as a caller's clock is compared with it.
    response.setHeader('date', new Date(clock.now()).toUTCString());
    void openApi.handle(request, response);
  });
}
