import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { Config } from '../config/config';
import type { JoinToken, JoinTokens } from '../model/join-token';

/**
 * Makes a join token, version 1 with nonce: sha256 of the concatenated fields. It is right for
 * RTC apps of version 2.x and apps of the Live console (ARTC); apps of AliRTC 3.0 take other tokens.
 * https://help.aliyun.com/document_detail/159037.html
 */
export function joinToken(
  rtc: Config['rtc'],
  member: { channelId: string; userId: string },
  nowMs: number,
  nonce = `AK-${randomUUID()}`,
): JoinToken {
  const timestamp = Math.floor(nowMs / 1000) + rtc.joinTokenTtlSeconds;
  const fields = [rtc.appId, rtc.appKey, member.channelId, member.userId, nonce, timestamp];
  const token = createHash('sha256').update(fields.join('')).digest('hex');
  const { channelId, userId } = member;
  const single = {
    appid: rtc.appId,
    channelid: channelId,
    userid: userId,
    nonce,
    timestamp,
    token,
  };
  return {
    appId: rtc.appId,
    channelId,
    userId,
    nonce,
    timestamp,
    token,
    gslb: [rtc.gslb],
    singleToken: Buffer.from(JSON.stringify(single)).toString('base64'),
    ...(rtc.whip && { whip: rtc.whip }),
  };
}

/** The join tokens of this RTC app, each good from now on. */
export function rtcTokens(rtc: Config['rtc'], clock: Clock): JoinTokens {
  return { make: (member) => joinToken(rtc, member, clock.now()) };
}
