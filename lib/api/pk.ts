/** PKs as the API answers them; see `mix.ts` on shapes of answers. */
import * as z from 'zod/mini';
import { PK_OUTCOMES } from '../model/pk';
import { ROUND_OUTCOMES, ROUND_STATES } from '../model/round';
import { ROUND_OUTS, TEAM_NUMBERS } from '../model/round-side';

const room = { roomId: z.string(), hostId: z.string(), hostName: z.string() };
/** Another room of a PK. */
export const pkRoomShape = z.strictObject(room);

/** A room in a round, with its points. */
export const roundSideShape = z.strictObject({
  roomId: z.string(),
  hostName: z.string(),
  points: z.int(),
  /** It has lost the round, whatever its points are. */
  out: z.optional(z.enum(ROUND_OUTS)),
  /** Absent where each room is for itself. */
  team: z.optional(z.literal(TEAM_NUMBERS)),
});
/** The rooms of both teams. */
export const teamsShape = z.array(z.array(z.string()));
/** The own room first. */
const score = z.array(roundSideShape);

const terms = { minutes: z.int(), punishSeconds: z.int() };
const roundName = { roundId: z.string(), number: z.int() };

/** The newest round of a PK; `state` follows from its times. */
export const roundShape = z.strictObject({
  ...roundName,
  state: z.enum(ROUND_STATES),
  ...terms,
  score,
  startedAt: z.iso.datetime(),
  /** The bell: from then on nothing counts. */
  endsAt: z.iso.datetime(),
  punishUntil: z.iso.datetime(),
});

/** A round that has ended. */
export const roundResultShape = z.strictObject({
  ...roundName,
  score,
  winnerRoomIds: z.array(z.string()),
  outcome: z.enum(ROUND_OUTCOMES),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
});

/** A round that begins when the hosts of all rooms have accepted it. */
export const roundProposalShape = z.strictObject({
  by: z.string(),
  acceptedBy: z.array(z.string()),
  ...terms,
  teams: z.optional(teamsShape),
  expiresAt: z.iso.datetime(),
});

/** An invitation that is not answered yet. */
export const pkOfferShape = z.strictObject({
  ...room,
  invitedBy: z.string(),
  ...terms,
  expiresAt: z.iso.datetime(),
});

/** The PK that a room is in or invited to, from its side. */
export const pkShape = z.strictObject({
  pkId: z.string(),
  state: z.enum(['invited', 'running']),
  others: z.array(pkRoomShape),
  /** While it is not answered. */
  invitation: z.optional(pkOfferShape),
  /** The newest; absent before the invitation is accepted. */
  round: z.optional(roundShape),
  /** Those in which the room took part and that have ended, oldest first: the newest ten. */
  rounds: z.array(roundResultShape),
  proposal: z.optional(roundProposalShape),
  /** Whether the hosts have to send into each other's channel for the audiences to see all. */
  hostsJoinBoth: z.boolean(),
});
export type PkView = z.infer<typeof pkShape>;

/** The last PK that ran. */
export const lastPkShape = z.strictObject({
  pkId: z.string(),
  others: z.array(pkRoomShape),
  rounds: z.array(roundResultShape),
  outcome: z.enum(PK_OUTCOMES),
  endedAt: z.iso.datetime(),
});

/** What a call has made of a PK. */
export const pkAnswerShape = z.strictObject({
  pkId: z.string(),
  state: z.enum(['none', 'invited', 'running', 'over']),
});

/** What a call has made of a round. */
export const roundAnswerShape = z.strictObject({
  roundId: z.string(),
  state: z.enum(['proposed', ...ROUND_STATES]),
});

/** Whether this call counted the gift, or one before it did. */
export const scoredShape = z.strictObject({
  pkId: z.string(),
  counted: z.enum(['now', 'before']),
});
