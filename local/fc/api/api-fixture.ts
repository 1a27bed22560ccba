import { join } from 'node:path';
import Client, * as models from '@alicloud/fc20230330';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import type { Credential } from '../../account/credentials';
import { Faults } from '../../control/faults';
import { type PackedFile, zip } from '../code/zip';
import { type Fixture, startFixture } from '../gateway/gateway-fixture';
import { Resources } from '../resources';
import { type FcApi, startFcApi } from './server';

const PATIENCE_MS = 30_000;

/** The local Function Compute's API on a free port, and the official client aimed at it. */
export interface FcBed extends Fixture {
  faults: Faults;
  api: FcApi;
  fc: Client;
  /** The same client with another key. */
  clientOf(credential: Credential): Client;
}

export async function startFcBed(): Promise<FcBed> {
  const fixture = await startFixture({});
  const { gateway, clock, credentials, log, folder } = fixture;
  const faults = new Faults();
  const resources = new Resources({ gateway, clock, region: 'cn-hangzhou' });
  const codeRoot = join(folder, 'code');
  const api = await startFcApi({
    ...{ port: 0, resources, gateway, codeRoot },
    ...{ credentials, clock, faults, log },
  });
  const clientOf = ({ accessKeyId, accessKeySecret, securityToken }: Credential) =>
    new Client(
      new $OpenApiUtil.Config({
        accessKeyId,
        accessKeySecret,
        ...(securityToken && { securityToken }),
        protocol: 'http',
        endpoint: new URL(api.url).host,
        regionId: 'cn-hangzhou',
        // Client and server share a process, which large bodies keep busy.
        connectTimeout: PATIENCE_MS,
        readTimeout: PATIENCE_MS,
      }),
    );
  const close = async () => {
    await api.close();
    await fixture.close();
  };
  return { ...fixture, faults, api, clientOf, fc: clientOf(credentials.root), close };
}

/** A package with one file, `index.js`, as base64. */
export function packed(code: string, ...others: PackedFile[]): string {
  const files = [{ path: 'index.js', content: Buffer.from(code) }, ...others];
  return zip(files).toString('base64');
}

const ECHO = 'exports.handler = async (event) => event;';

/** A request that creates a function, with parts changed; its code gives the event back. */
export function createRequest(changes: Partial<models.CreateFunctionInput> = {}) {
  const body = new models.CreateFunctionInput({
    functionName: 'hello',
    runtime: 'nodejs20',
    handler: 'index.handler',
    code: new models.InputCodeLocation({ zipFile: packed(ECHO) }),
    ...changes,
  });
  return new models.CreateFunctionRequest({ body });
}

/** A request that creates an HTTP trigger. */
export function httpTriggerRequest(changes: Partial<models.CreateTriggerInput> = {}) {
  const triggerConfig = JSON.stringify({ authType: 'anonymous', methods: ['GET', 'OPTIONS'] });
  const body = new models.CreateTriggerInput({
    ...{ triggerName: 'http', triggerType: 'http', triggerConfig },
    ...changes,
  });
  return new models.CreateTriggerRequest({ body });
}

/** How the service refuses a call. */
export function refusal(code: string, statusCode: number, message: string | RegExp = '') {
  return expect.objectContaining({
    code,
    statusCode,
    message: expect.stringMatching(message),
  });
}
