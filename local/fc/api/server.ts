import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Credentials } from '../../account/credentials';
import type { CallLog } from '../../call-log';
import type { Clock } from '../../clock';
import type { Faults } from '../../control/faults';
import { BodyTooLarge, readBody } from '../../http/body';
import { closeServer, listenOn } from '../../http/listening';
import { FcError } from '../fc-error';
import type { Gateway } from '../gateway/gateway';
import { newRequestId } from '../request-id';
import type { Resources } from '../resources';
import type { ActionAnswer } from './action';
import { ApiCalls } from './api-calls';
import { configActions } from './config-actions';
import { domainActions } from './domain-actions';
import { functionActions } from './function-actions';
import { entityTooLarge, invokeAction } from './invoke-action';
import { readCode } from './read-code';
import { MAX_PACKAGE_BYTES, TempBucket } from './temp-bucket';
import { triggerActions } from './trigger-actions';

/** What bodies may have but for packages and events. */
const MAX_BODY_BYTES = 1024 * 1024;

export interface FcApiOptions {
  port: number;
  resources: Resources;
  gateway: Gateway;
  /** Where the code of each version is kept while the local cloud runs. */
  codeRoot: string;
  credentials: Credentials;
  clock: Clock;
  faults: Faults;
  log: CallLog;
}

export interface FcApi {
  /** For `FC_CLIENT_CUSTOM_ENDPOINT` and, for uploads, `FC_CODE_TEMP_OSS_ENDPOINT`. */
  url: string;
  close(): Promise<void>;
}

/**
 * Starts the OpenAPI of Function Compute 3.0, version 2023-03-30, for what the components fc3 and
 * fc3-domain call: functions, triggers, custom domains, invocations and the reads beside them; with
 * FC 2.0's tempBucketToken and OSS's PutObject for the packages, on the same port.
 *
 * A client signs with the access key of `cloud.json` and is aimed at its `fc.endpoint`:
 * `new Client(new Config({ accessKeyId, accessKeySecret, endpoint: '127.0.0.1:7008', protocol: 'http' }))`.
 * A planned fault of the service `fc` (see `faults.ts`) makes an action fail, for example
 * `{service: 'fc', operation: 'CreateCustomDomain', kind: 'fail', status: 403, code: 'AccessDenied'}`.
 */
export async function startFcApi(options: FcApiOptions): Promise<FcApi> {
  const { resources, gateway, codeRoot } = options;
  const bucket = new TempBucket({ ...options, region: resources.region });
  const calls = new ApiCalls({
    ...options,
    region: resources.region,
    bucket,
    actions: [
      ...functionActions(resources, (location) => readCode(location, { bucket, root: codeRoot })),
      ...triggerActions(resources, { port: Number(new URL(gateway.url).port) }),
      ...domainActions(resources),
      ...configActions(resources),
      invokeAction(resources, gateway),
    ],
  });
  const server = createServer((request, response) => {
    // A caller that goes away while it is answered is no error of ours.
    response.on('error', () => {});
    void respond({ calls, bucket, clock: options.clock }, request, response);
  });
  const address = await listenOn(server, options.port);
  return { url: `http://${address}`, close: () => closeServer(server) };
}

interface Parts {
  calls: ApiCalls;
  bucket: TempBucket;
  clock: Clock;
}

async function respond(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = newRequestId(parts.clock.now());
  response.setHeader('X-Fc-Request-Id', requestId);
  response.setHeader('X-Acs-Request-Id', requestId);
  response.setHeader('Date', new Date(parts.clock.now()).toUTCString());
  try {
    const answer = await answerTo(parts, request);
    if (answer === 'drop') response.destroy();
    else send(response, answer);
  } catch (error) {
    send(response, errorAnswer(error, { requestId, isFc2: isFc2(request) }));
  }
}

async function answerTo(
  { calls, bucket }: Parts,
  request: IncomingMessage,
): Promise<ActionAnswer | 'drop'> {
  const { method = '', url = '', headers } = request;
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  const isUpload = headers.authorization?.startsWith('OSS ') ?? false;
  const limit = isUpload ? MAX_PACKAGE_BYTES : (calls.maxBodyBytes(method, path) ?? MAX_BODY_BYTES);
  const body = await readBody(request, limit).catch((error: unknown) => {
    throw error instanceof BodyTooLarge ? entityTooLarge(limit) : error;
  });
  if (isUpload && method === 'PUT') {
    bucket.put({ host: headers.host ?? '', path, headers, body });
    return { status: 200, body: Buffer.alloc(0), headers: { ETag: '"uploaded"' } };
  }
  return calls.answer({ method, path, query: new URLSearchParams(query), headers, body });
}

function send(response: ServerResponse, { status, headers = {}, body }: ActionAnswer): void {
  if (response.destroyed) return;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (body === undefined) {
    response.writeHead(status ?? 204).end();
    return;
  }
  const isBytes = Buffer.isBuffer(body);
  response.setHeader('Content-Type', isBytes ? 'application/octet-stream' : 'application/json');
  response.writeHead(status ?? 200).end(isBytes ? body : JSON.stringify(body));
}

function isFc2({ url = '' }: IncomingMessage): boolean {
  return url.startsWith('/2016-08-15/');
}

/** The SDK's model Error; FC 2.0 has other names: https://www.alibabacloud.com/help/en/functioncompute/error-codes */
function errorAnswer(
  error: unknown,
  { requestId, isFc2 }: { requestId: string; isFc2: boolean },
): ActionAnswer {
  const known =
    error instanceof FcError
      ? error
      : new FcError(500, 'InternalServerError', 'an internal error has occurred. Please retry.');
  const { status, code, message } = known;
  const body = isFc2
    ? { ErrorCode: code, ErrorMessage: message }
    : { RequestId: requestId, Code: code, Message: message };
  return { status, body, headers: { 'X-Fc-Error-Type': 'FCCommonError' } };
}
