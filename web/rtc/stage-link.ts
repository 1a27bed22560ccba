import type { ReadonlySignal } from '@preact/signals';
import type { RoomKind, RtcGrant } from '../api/types';
import type { Qualities } from './quality';

/** `ended` is for good: the channel has put this client out. */
export type LinkState = 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'ended';

/**
 * Why a link is over for good: the service, the host or another device of the same user says so.
 */
export type LinkEnd = 'replaced' | 'removed' | 'channel-ended' | 'failed';

/** The channel has put this client out. */
export class LinkOver extends Error {
  constructor(readonly reason: LinkEnd) {
    super(`The RTC service ended the session: ${reason}.`);
  }
}

/** Asks the AppServer for a token for the channel; called again whenever a fresh one is needed. */
export type JoinChannel = () => Promise<RtcGrant>;

/** What a link is for. */
export interface LinkOptions {
  displayName: string;
  /** In a voice room nothing but sound is sent and asked for. */
  kind: RoomKind;
  /** Whether one's own sound is kept back. */
  isMuted: ReadonlySignal<boolean>;
  /** Nobody is heard or seen by this link: it only sends. */
  isSilent?: boolean;
}

/** Hears how loud a member is, from 0 to 1 (0.7 is a voice close by), some times a second. */
export type OnLevel = (level: number) => void;

/**
 * One client's link to the room's RTC channel: sends its own picture and sound, and shows those of
 * others. It has two sides, as the real service speaks a protocol of its own.
 */
export interface StageLink {
  readonly state: ReadonlySignal<LinkState>;
  /**
   * How well the own picture and sound arrive at the service, and those of others here, as far as the
   * service's protocol tells.
   */
  readonly qualities: ReadonlySignal<Qualities>;
  /** Why the link has ended. */
  readonly endedBy: ReadonlySignal<unknown>;
  /**
   * Joins and sends; the link comes back by itself when it is lost. Called again with other media
   * it goes on with those, without a break.
   */
  publish(media: MediaStream): Promise<void>;
  /** Joins without sending anything; nobody is seen or heard but who is subscribed to. */
  watch(): Promise<void>;
  /**
   * Shows a member's picture and sound as long as it publishes, and tells how loud it is; the
   * answer ends that.
   */
  subscribe(userId: string, view: HTMLVideoElement, onLevel?: OnLevel): () => void;
  /** Whether a member is heard here; everybody is until it is said. Their picture stays. */
  hear(userId: string, isHeard: boolean): void;
  /** Leaves the channel. */
  leave(): Promise<void>;
}
