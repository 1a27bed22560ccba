import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { LocalCloud } from './local-cloud';

/** What a provider says of a room. */
interface Report {
  roomId: string;
  userId?: string;
  label: string;
  score: number;
}

/** Sends a report, signed by the library of Standard Webhooks; or wrongly, as the test wants it. */
export async function sendReport(
  cloud: LocalCloud,
  report: Report,
  changes: { key?: string; atMs?: number; id?: string } = {},
): Promise<Response> {
  const { MODERATION_KEYS = '', CALLBACK_SECRET = '' } = cloud.operatorEnvironment();
  const { key = MODERATION_KEYS, id = `report-${randomUUID()}` } = changes;
  const atMs = changes.atMs ?? (await cloud.now());
  const body = JSON.stringify(report);
  return cloud.fetch(`/moderation-callback/${CALLBACK_SECRET}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(atMs / 1000)),
      'webhook-signature': new Webhook(key).sign(id, new Date(atMs), body),
    },
    body,
  });
}
