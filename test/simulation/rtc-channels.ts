import type { MemberEvent } from '../../lib/model/presence';
import type { World } from './world';

/** What follows the comings and goings in channels. */
interface Followers {
  opened(channelId: string): void;
  closed(channelId: string): void;
  told(event: MemberEvent): void;
}

/** The RTC service's channels: who is in them, with a session for each stay. */
export class RtcChannels {
  readonly #world: World;
  readonly #followers: Followers;
  /** User by session, by channel. */
  #members = new Map<string, Map<string, string>>();
  #sessions = 0;
  /** Every stay that there has been, by session. */
  #stays = new Map<string, { channelId: string; userId: string; fromMs: number; toMs: number }>();

  constructor(world: World, followers: Followers) {
    this.#world = world;
    this.#followers = followers;
  }

  isOpen(channelId: string): boolean {
    return this.#of(channelId).size > 0;
  }

  users(channelId: string): string[] {
    return [...new Set(this.#of(channelId).values())];
  }

  /** A user joins and sends at once; answers the session. */
  join(channelId: string, userId: string): string {
    const members = this.#of(channelId);
    const sessionId = `session${++this.#sessions}`;
    members.set(sessionId, userId);
    const fromMs = this.#world.nowMs;
    this.#stays.set(sessionId, { channelId, userId, fromMs, toMs: Number.POSITIVE_INFINITY });
    this.#world.note('  rtc', () => `${userId} joins ${channelId}, ${sessionId}`);
    if (members.size === 1) this.#followers.opened(channelId);
    this.#tell({ roomId: channelId, userId, sessionId, tag: 'joined' });
    this.#tell({ roomId: channelId, userId, sessionId, tag: 'published' });
    return sessionId;
  }

  /** A user leaves. */
  leave(channelId: string, sessionId: string): void {
    const members = this.#of(channelId);
    const userId = members.get(sessionId) ?? '';
    if (!members.delete(sessionId)) return;
    const stay = this.#stays.get(sessionId);
    if (stay) stay.toMs = this.#world.nowMs;
    this.#world.note('  rtc', () => `${userId} leaves ${channelId}, ${sessionId}`);
    this.#tell({ roomId: channelId, userId, sessionId, tag: 'left' });
    if (members.size === 0) this.#followers.closed(channelId);
  }

  /** When a user was in the channel. */
  staysOf(channelId: string, userId: string): { fromMs: number; toMs: number }[] {
    return [...this.#stays.values()].filter(
      (stay) => stay.channelId === channelId && stay.userId === userId,
    );
  }

  /** Users are put out; they may come back at once. */
  remove(channelId: string, userIds: string[]): void {
    for (const [sessionId, userId] of [...this.#of(channelId)]) {
      if (userIds.includes(userId)) this.leave(channelId, sessionId);
    }
  }

  /** Everybody leaves. */
  leaveAll(channelId: string): void {
    for (const sessionId of [...this.#of(channelId).keys()]) this.leave(channelId, sessionId);
  }

  #of(channelId: string): Map<string, string> {
    const members = this.#members.get(channelId) ?? new Map<string, string>();
    this.#members.set(channelId, members);
    return members;
  }

  /** Events count in whole seconds. */
  #tell(event: Omit<MemberEvent, 'atMs'>): void {
    const atMs = Math.floor(this.#world.nowMs / 1000) * 1000;
    this.#followers.told({ ...event, atMs });
  }
}
