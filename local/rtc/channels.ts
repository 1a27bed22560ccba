import { EventEmitter } from 'node:events';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import type { Media } from './tasks/subscription';
import type { LeaveReason, Publisher } from './webrtc/publisher';
import type { PacketizationMode } from './webrtc/sdp/codec-choice';
import type { Subscriber } from './webrtc/subscriber';

/**
 * How many may send in a channel, by the API that its app is made for. The RTC API: 50 endpoints, in
 * cn.zh-CN/产品简介/使用限制.md of https://github.com/AlibabaCloudDocs/rtc. The Live API: 16 people with a
 * microphone, https://help.aliyun.com/zh/live/voice-chat-room-solution; the overview of the same product
 * says 50, and the smaller number holds here.
 */
export const MAX_MEMBERS = { rtc: 50, live: 16 } as const;
/** A browser opens one per member it looks at; more than this is a leak. */
const MAX_SUBSCRIBERS_PER_MEMBER = 64;

/** One user's session in a channel, as the events and the tests see it. */
export interface MemberInfo {
  channelId: string;
  userId: string;
  sessionId: string;
  /** What the member has agreed to send. */
  media: Media;
  /** Whether packets have arrived. */
  isPublishing: boolean;
}

/** What happens in the channels; times are of the local cloud's clock. */
export interface ChannelEvents {
  open: [{ channelId: string; atMs: number }];
  close: [{ channelId: string; atMs: number }];
  join: [MemberInfo & { atMs: number }];
  publish: [MemberInfo & { atMs: number }];
  unpublish: [MemberInfo & { atMs: number }];
  leave: [MemberInfo & { atMs: number; reason: LeaveReason }];
  rtp: [channelId: string, userId: string, kind: 'video' | 'audio', packet: Buffer];
}

interface Member extends MemberInfo {
  publisher: Publisher;
  subscribers: Map<string, Subscriber>;
  hasJoined: boolean;
}

/** The channels and who is in them. A channel is there from its first member to its last. */
export class Channels extends EventEmitter<ChannelEvents> {
  #clock: Clock;
  #log: CallLog;
  #maxMembers: number;
  #channels = new Map<string, Map<string, Member>>();

  constructor(options: { clock: Clock; log: CallLog; mixer?: keyof typeof MAX_MEMBERS }) {
    super();
    this.#clock = options.clock;
    this.#log = options.log;
    this.#maxMembers = MAX_MEMBERS[options.mixer ?? 'rtc'];
  }

  /** Whether a connected member is in the channel. */
  has(channelId: string): boolean {
    return this.members(channelId).length > 0;
  }

  /** The ids of the channels that are open. */
  ids(): string[] {
    return [...this.#channels.keys()].filter((channelId) => this.has(channelId));
  }

  /** The connected members of a channel, in the order in which they came. */
  members(channelId: string): MemberInfo[] {
    return this.#all(channelId).filter((member) => member.hasJoined);
  }

  /** The members whose packets arrive. */
  publishing(channelId: string): MemberInfo[] {
    return this.members(channelId).filter((member) => member.isPublishing);
  }

  /** Users who watch a member but are no members themselves. */
  audience(channelId: string): string[] {
    const members = this.#all(channelId);
    const watchers = members.flatMap(({ subscribers }) => [...subscribers.values()]);
    const userIds = new Set(watchers.map((subscriber) => subscriber.userId));
    for (const { userId } of members) userIds.delete(userId);
    return [...userIds];
  }

  /** Whether one more user fits into the channel. */
  hasRoomFor(channelId: string, userId: string): boolean {
    const members = this.#channels.get(channelId);
    return !members || members.has(userId) || members.size < this.#maxMembers;
  }

  /**
   * Takes a publisher in. It counts as a member once it is connected, and as publishing at its
   * first packet. The same user joining again replaces the first, as on the real service
   * (https://help.aliyun.com/document_detail/159037.html).
   */
  admit(channelId: string, userId: string, publisher: Publisher): void {
    this.remove(channelId, userId, 'replaced');
    const member: Member = {
      channelId,
      userId,
      sessionId: publisher.sessionId,
      media: publisher.media,
      isPublishing: false,
      publisher,
      subscribers: new Map(),
      hasJoined: false,
    };
    const members = this.#channels.get(channelId) ?? new Map<string, Member>();
    this.#channels.set(channelId, members.set(userId, member));
    publisher.on('connected', () => this.#join(member));
    publisher.on('rtp', (kind, packet) => this.#forward(member, kind, packet));
    publisher.on('closed', (reason) => this.#leave(member, reason));
  }

  /** What one who watches this member is sent; undefined if the member is not publishing. */
  sent(channelId: string, userId: string): { packetizationMode: PacketizationMode } | undefined {
    const member = this.#channels.get(channelId)?.get(userId);
    return member?.isPublishing ? member.publisher : undefined;
  }

  /** Whether one more session may watch a member. */
  hasRoomToWatch(channelId: string, userId: string): boolean {
    const { size = 0 } = this.#channels.get(channelId)?.get(userId)?.subscribers ?? {};
    return size < MAX_SUBSCRIBERS_PER_MEMBER;
  }

  /** Sends one member's media to a subscriber; false if that member is not publishing. */
  subscribe(channelId: string, userId: string, subscriber: Subscriber): boolean {
    const member = this.#channels.get(channelId)?.get(userId);
    if (!member?.isPublishing) return false;
    member.subscribers.set(subscriber.sessionId, subscriber);
    subscriber.on('keyframe', () => member.publisher.requestKeyframe());
    subscriber.on('closed', () => member.subscribers.delete(subscriber.sessionId));
    return true;
  }

  /** Asks a member for a full picture. */
  requestKeyframe(channelId: string, userId: string): void {
    this.#channels.get(channelId)?.get(userId)?.publisher.requestKeyframe();
  }

  /** Ends a user's session; false if they are not there. */
  remove(channelId: string, userId: string, reason: LeaveReason): boolean {
    const member = this.#channels.get(channelId)?.get(userId);
    member?.publisher.close(reason);
    return member !== undefined;
  }

  /** Ends every session. */
  close(): void {
    for (const members of [...this.#channels.values()]) {
      for (const { publisher } of [...members.values()]) publisher.close('shutdown');
    }
  }

  #join(member: Member): void {
    const opens = !this.has(member.channelId);
    member.hasJoined = true;
    const atMs = this.#clock.now();
    if (opens) this.emit('open', { channelId: member.channelId, atMs });
    this.#logMember('MemberJoined', member, atMs);
    this.emit('join', { ...infoOf(member), atMs });
  }

  #forward(member: Member, kind: 'video' | 'audio', packet: Buffer): void {
    if (!member.hasJoined) return;
    if (!member.isPublishing) {
      member.isPublishing = true;
      this.emit('publish', { ...infoOf(member), atMs: this.#clock.now() });
    }
    for (const subscriber of member.subscribers.values()) subscriber.send(kind, packet);
    this.emit('rtp', member.channelId, member.userId, kind, packet);
  }

  #leave(member: Member, reason: LeaveReason): void {
    const { channelId, userId, isPublishing, hasJoined } = member;
    const members = this.#channels.get(channelId);
    members?.delete(userId);
    if (members?.size === 0) this.#channels.delete(channelId);
    for (const subscriber of [...member.subscribers.values()]) subscriber.close();
    if (!hasJoined) return;
    member.hasJoined = false;
    member.isPublishing = false;
    const atMs = this.#clock.now();
    if (isPublishing) this.emit('unpublish', { ...infoOf(member), atMs });
    this.#logMember('MemberLeft', member, atMs, reason);
    this.emit('leave', { ...infoOf(member), atMs, reason });
    if (!this.has(channelId)) this.emit('close', { channelId, atMs });
  }

  #all(channelId: string): Member[] {
    return [...(this.#channels.get(channelId)?.values() ?? [])];
  }

  #logMember(operation: string, member: Member, atMs: number, reason?: LeaveReason): void {
    const { channelId, userId, sessionId } = member;
    const detail = { channelId, userId, sessionId, ...(reason && { reason }) };
    this.#log.add({ service: 'rtc', operation, atMs, detail });
  }
}

function infoOf({ channelId, userId, sessionId, media, isPublishing }: Member): MemberInfo {
  return { channelId, userId, sessionId, media, isPublishing };
}
