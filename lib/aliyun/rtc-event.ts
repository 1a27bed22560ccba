import { createHash, createHmac } from 'node:crypto';
import { AppError } from '../errors';
import { parseJson } from '../json-bytes';
import { equalSecrets } from '../model/equal-secrets';
import type { RtcMessage } from '../model/events';
import { isFresh } from '../model/freshness';
import type { MemberEvent } from '../model/presence';
import { USER_ID } from '../model/user-id';

/** A message older than this is not taken: senders give up long before. */
export const MAX_MESSAGE_AGE_MS = 15 * 60_000;
const MAX_CONTENTS = 100;
/** Of the ids that are the service's own; those that are known have up to 36 characters. */
const MAX_TEXT_LENGTH = 256;
const TEXT = `a text of at most ${MAX_TEXT_LENGTH} characters`;

/** Newer products say what is published: `PublishVideo`, `PublishAudio`, `PublishScreen`. */
const TAGS: [RegExp, MemberEvent['tag']][] = [
  [/^join$/i, 'joined'],
  [/^leave$/i, 'left'],
  [/^publish/i, 'published'],
];

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
  const isCurrent = isFresh(timestamp, nowMs, MAX_MESSAGE_AGE_MS);
  if (equalSecrets(signature, expected) && isCurrent) return;
  throw new AppError('Unauthenticated', 'Expected a fresh message signed with the callback key.');
}

/**
 * Reads a message, whatever its content type says and however its keys are cased. An event that
 * cannot be read is left out and said why: those beside it are good all the same.
 * https://help.aliyun.com/document_detail/274447.html
 * Throws `InvalidJson`, and `InvalidRequest` if there is nothing in it but what cannot be read.
 */
export function rtcMessage(body: Buffer): RtcMessage {
  const { channelid: channelId, contents, msgid: messageId = '' } = lowerKeys(parseJson(body));
  if (typeof channelId !== 'string' || !Array.isArray(contents)) {
    throw new AppError('InvalidRequest', 'Expected ChannelId and Contents.');
  }
  if (contents.length > MAX_CONTENTS) throw invalid([`Contents: expected at most ${MAX_CONTENTS}`]);
  if (!isText(messageId)) throw invalid([`MsgId: expected ${TEXT}`]);
  const read = contents.map((content) => memberEvent(channelId, content));
  const problems = read.flatMap((event, index) =>
    typeof event === 'string' ? [`Contents.${index}.${event}`] : [],
  );
  const events = read.filter((event) => typeof event === 'object');
  if (events.length === 0 && problems.length > 0) throw invalid(problems);
  const content = digest(body);
  // Without an id of its own, a message is known by what it says.
  return {
    id: messageId === '' ? content : digest(messageId),
    content,
    channelId,
    events,
    problems,
  };
}

/** The event, what is wrong with it, or nothing if it is of no interest. */
function memberEvent(roomId: string, content: unknown): MemberEvent | string | undefined {
  const { userevent } = lowerKeys(content);
  if (userevent === undefined) return undefined;
  const { eventtag, userid: userId, sessionid = '', timestamp } = lowerKeys(userevent);
  if (typeof eventtag !== 'string') return 'UserEvent.EventTag: expected a text';
  const [, tag] = TAGS.find(([pattern]) => pattern.test(eventtag)) ?? [];
  if (!tag) return undefined;
  if (typeof userId !== 'string' || !USER_ID.test(userId)) {
    return 'UserEvent.UserId: expected 1 to 64 of A-Z a-z 0-9 _ -';
  }
  if (!isText(sessionid)) return `UserEvent.SessionId: expected ${TEXT}`;
  const atMs = secondsOf(timestamp) * 1000;
  if (Number.isNaN(atMs)) return 'UserEvent.Timestamp: expected Unix time in whole seconds';
  // Session ids may hold anything; here they name columns.
  return { roomId, userId, sessionId: digest(sessionid), tag, atMs };
}

/** Not a number for anything else than the seconds of a time that can be. */
function secondsOf(timestamp: unknown): number {
  const isNumeric = typeof timestamp === 'number' || typeof timestamp === 'string';
  const [digits = ''] = isNumeric ? (/^\d{1,10}$/.exec(String(timestamp)) ?? []) : [];
  return digits === '' ? Number.NaN : Number(digits);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT_LENGTH;
}

function invalid(problems: string[]): AppError {
  return new AppError('InvalidRequest', problems.join('; '), { details: { problems } });
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
