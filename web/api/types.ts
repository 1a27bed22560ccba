/** What the API answers, as far as the pages use it. Times are ISO 8601 in UTC. */

export type Layout = 'solo' | 'side-by-side' | 'pip' | 'grid';
export type Resolution = '360p' | '720p' | '1080p';
export type Cooldown = 'reject' | 'wait' | 'rotate';
export type MixState = 'idle' | 'starting' | 'live' | 'stopping';
export type Role = 'host' | 'cohost' | 'audience';

export interface PlayUrls {
  rtmp: string;
  flv: string;
  hls: string;
}

export interface Mix {
  state: MixState;
  layout?: Layout;
  resolution?: Resolution;
  seats?: number;
  layoutVersion?: number;
  isLayoutApplied?: boolean;
  startedAt?: string;
  endsBy?: string;
  endsSoon?: boolean;
  /** When an idle mix may start again on the same stream. */
  availableAt?: string;
  lastOutcome?: string;
}

/** Somebody who is on stage or was invited to it. */
export interface StageMember {
  userId: string;
  name: string;
  role: 'host' | 'cohost';
  state: 'seated' | 'invited';
  isPresent: boolean;
  isPublishing: boolean;
}

/** Somebody who asked to come on stage. */
export interface StageRequest {
  userId: string;
  name: string;
  askedAt: string;
}

export interface RoomSummary {
  roomId: string;
  title: string;
  kind: string;
  hostId: string;
  hostName?: string;
  state: 'open' | 'closed';
  createdAt: string;
  headCount?: number;
  previewUrl?: string;
  mix: Mix;
}

export interface Room extends RoomSummary {
  maxSeats: number;
  stage: StageMember[];
  requests: StageRequest[];
  you: {
    userId: string;
    role: Role;
    stage: 'none' | 'asked' | 'invited' | 'seated';
  };
  playUrls: PlayUrls;
}

export interface MixAnswer {
  roomId: string;
  mix: Mix;
  playUrls?: PlayUrls;
}

export interface StageAnswer {
  roomId: string;
  userId: string;
  state: 'none' | 'asked' | 'invited' | 'seated';
}

/** What a client needs to join the room's RTC channel. */
export interface RtcGrant {
  channelId: string;
  userId: string;
  singleToken: string;
  /** Only of an RTC service that speaks WHIP and WHEP. */
  whip?: { publishUrl: string; subscribeUrl: string };
}

export interface Joined {
  roomId: string;
  role: Role;
  rtc?: RtcGrant;
  playUrls: PlayUrls;
}
