/** What the API answers, by the names that the pages use. */
import type { components } from './schema';

type Schemas = components['schemas'];

export type Room = Schemas['Room'];
export type RoomKind = Room['kind'];
export type RoomSummary = Schemas['RoomSummary'];
/** Somebody who is on stage or was invited to it. */
export type StageMember = Schemas['StageMember'];
/** A place on stage, with what its holder may send into the mix. */
export type Seat = Schemas['Seat'];
/** What of a seat can be changed. */
export type SeatChange = Schemas['SeatChange'];
/** How viewers come on stage by themselves. */
export type Admission = Room['admission'];
/** Somebody who asked to come on stage. */
export type StageRequest = Schemas['StageRequest'];
export type StageAnswer = Schemas['Standing'];
/** A link that seats the first who comes with it. */
export type GuestLink = Schemas['GuestLink'];
export type Joined = Schemas['Member'];
/** What of a room can be changed. */
export type RoomChange = Schemas['RoomChange'];
export type Role = Joined['role'];
/** What a client needs to join the room's RTC channel. */
export type RtcGrant = Pick<Schemas['JoinToken'], 'channelId' | 'userId' | 'singleToken' | 'whip'>;

/** Whether the room's broadcasts are recorded. */
export type RecordingRule = Room['recording'];
/** A replay as lists show it. */
export type ReplaySummary = Schemas['ReplaySummary'];
/** A replay with addresses to play it by. */
export type Replay = Schemas['Replay'];
export type ReplayPart = Schemas['ReplayPart'];
export type Chapter = Schemas['Chapter'];

/** What an admin does by hand about a user, and why. */
export type ModerationDeed = Schemas['ModerationDeed'];

/** Somebody who may not come on stage. */
export type Ban = Schemas['Ban'];
/** From where, until when and why somebody is banned. */
export type Banning = Schemas['Banning'];
/** An entry of the log of what was done to people. */
export type LogEntry = Schemas['Action'];
export type ActionPage = Schemas['ActionPage'];

/** What one task has cost. */
export type Usage = Schemas['Usage'];

export type ErrorCode = Schemas['Error']['code'];

export type Mix = Schemas['Mix'];
export type MixAnswer = Schemas['MixAnswer'];
export type MixState = Mix['state'];
export type PlayUrls = Schemas['PlayUrls'];
export type Layout = NonNullable<Mix['layout']>;
export type Resolution = NonNullable<Mix['resolution']>;
export type Orientation = NonNullable<Mix['orientation']>;
export type Cooldown = NonNullable<Schemas['MixStart']['onCooldown']>;
/** What a start may choose. */
export type MixStart = Schemas['MixStart'];
/** What of a running mix can be changed. */
export type MixLook = Omit<Schemas['MixChange'], 'layoutVersion'>;

/** A PK that a room is in or invited to, from its side. */
export type Pk = Schemas['Pk'];
/** The newest round of a PK. */
export type Round = Schemas['Round'];
/** A round that has ended. */
export type RoundResult = Schemas['RoundResult'];
/** A gift that was counted in a round. */
export type CountedGift = Schemas['CountedGift'];
/** What hosts agree on before a round. */
export type RoundWish = Pick<Round, 'minutes' | 'punishSeconds'> &
  Pick<Schemas['NewRound'], 'teams'>;
export type RoundAnswer = Schemas['RoundAnswer'];
/** The last PK that ran. */
export type LastPk = Schemas['LastPk'];
export type PkAnswer = Schemas['PkAnswer'];

/** Paid questions as a room shows them. */
export type Qna = Schemas['Qna'];
export type QnaTerms = Schemas['QnaTerms'];
/** What an opening for questions says. */
export type QnaOpening = Schemas['QnaOpening'];
export type Question = Schemas['Question'];
