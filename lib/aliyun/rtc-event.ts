import { createHash, createHmac } from 'node:crypto';
import { AppError } from '../errors';
import { equalSecrets } from '../model/equal-secrets';
import type { MemberEvent } from '../model/presence';

/** A message older than this is not taken: senders give up long before. */
export const MAX_MESSAGE_AGE_MS = 15 * 60_000;
const MAX_CONTENTS = 100;

/** Newer products say what is published: `PublishVideo`, `PublishAudio`, `PublishScreen`. */
const TAGS: [RegExp, MemberEvent['tag']][] = [
  [/^join$/i, 'joined'],
  [/^leave$/i, 'left'],
  [/^publish/i, 'published'],
];

/** What one callback of the RTC service tells. */
export interface RtcMessage {
  id: string;
  channelId: string;
  events: MemberEvent[];
}

/**
 * Checks the signature and its freshness: hex HMAC-SHA256 of the raw body and the timestamp in
 * seconds. The vendor does not publish how this line of its products signs; this is the scheme of
 * its newer line (https://help.aliyun.com/document_detail/2709168.html).
 * Throws `Unauthenticated`.
 */
export function verifyRtcSignature(
  message: { headers: Record<string, string>; body: Buffer },
  key: string,
  nowMs: number,
): void {
  const timestamp = message.headers['ali-rtc-timestamp'] ?? '';
  const signature = message.headers['ali-rtc-signature'] ?? '';
  const expected = createHmac('sha256', key).update(message.body).update(timestamp).digest('hex');
  const isFresh = Math.abs(nowMs - Number(timestamp) * 1000) <= MAX_MESSAGE_AGE_MS;
  if (equalSecrets(signature, expected) && isFresh) return;
  throw new AppError('Unauthenticated', 'Expected a fresh message signed with the callback key.');
}

/**
 * Reads a message, whatever its content type says and however its keys are cased.
 * https://help.aliyun.com/document_detail/274447.html
 * Throws `InvalidJson` and `InvalidRequest`.
 */
export function rtcMessage(body: Buffer): RtcMessage {
  const message = lowerKeys(parse(body));
  const { channelid: channelId, contents } = message;
  if (typeof channelId !== 'string' || !Array.isArray(contents)) {
    throw new AppError('InvalidRequest', 'Expected ChannelId and Contents.');
  }
  const id = typeof message.msgid === 'string' ? message.msgid : '';
  return {
    // Without an id of its own, a message is known by what it says.
    id: digest(id === '' ? body : id),
    channelId,
    events: contents.slice(0, MAX_CONTENTS).flatMap((content) => memberEvent(channelId, content)),
  };
}

function memberEvent(roomId: string, content: unknown): MemberEvent[] {
  const { userevent } = lowerKeys(content);
  const event = lowerKeys(userevent);
  const [, tag] = TAGS.find(([pattern]) => pattern.test(String(event.eventtag))) ?? [];
  const atMs = Number(event.timestamp) * 1000;
  const { userid: userId, sessionid: sessionId } = event;
  if (!tag || typeof userId !== 'string' || userId.length > 64 || !Number.isSafeInteger(atMs))
    return [];
  // Session ids may hold anything; here they name columns.
  return [{ roomId, userId, sessionId: digest(String(sessionId)), tag, atMs }];
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new AppError('InvalidJson', 'Expected a body of JSON.', { cause });
  }
}

function lowerKeys(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.toLowerCase(), inner]),
  );
}

function digest(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
