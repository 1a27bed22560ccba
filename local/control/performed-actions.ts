import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Credentials } from '../account/credentials';
import type { Call, CallLog } from '../call-log';

/** By the host of an OpenAPI: the service's name in policies, and what its actions act on. */
const OPENAPI: Record<string, { service: string; resource: string }> = {
  'rtc.aliyuncs.com': { service: 'rtc', resource: 'app' },
  'live.aliyuncs.com': { service: 'live', resource: '*' },
};

/**
 * Notes in a file which actions the functions' role has performed on what, each once, as soon as
 * it is seen: the process may be killed at any time. It is what a policy has to allow.
 */
export function notePerformedActions(
  folder: string,
  { log, credentials }: { log: CallLog; credentials: Credentials },
): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${process.pid}.txt`);
  const noted = new Set<string>();
  log.subscribe((call) => {
    const caller = call.detail?.caller;
    if (caller === undefined || caller === credentials.root.accessKeyId) return;
    for (const line of actionsOf(call)) {
      if (noted.has(line)) continue;
      noted.add(line);
      appendFileSync(path, `${line}\n`);
    }
  });
}

/** What OSS's operations are called in policies, and what they act on. */
const OSS: Record<string, string> = {
  ListObjectsV2: 'oss:ListObjects bucket',
  GetObject: 'oss:GetObject objects',
  DeleteObject: 'oss:DeleteObject objects',
};

function actionsOf({ service, operation, detail }: Call): string[] {
  if (service === 'tablestore') {
    const tables = String(detail?.table).split(',');
    const calls = tables.map((table) => `ots:${operation} table/${table}`);
    return [...calls, ...rowsOfBatch(detail?.rowOperations)];
  }
  if (service === 'oss') return OSS[operation] ? [OSS[operation]] : [];
  const api = OPENAPI[String(detail?.host)];
  return api ? [`${api.service}:${operation} ${api.resource}`] : [];
}

/** Rows in a batch need the batch's right alone; they are noted as such. */
function rowsOfBatch(rowOperations: unknown): string[] {
  if (!Array.isArray(rowOperations)) return [];
  return rowOperations.map((row) => `ots:${String(row).replace(' ', ' table/')} in a batch`);
}
