/** The schemas of the description: the shapes of `lib`, under the names that clients see. */
import * as z from 'zod/mini';
import { actionPageShape, actionShape } from '../lib/api/action';
import { banPageShape, banShape, liftedBanShape } from '../lib/api/ban';
import { errorShape } from '../lib/api/error';
import { eventDataShape, eventListShape, eventShape, otherRoomShape } from '../lib/api/event';
import { countedGiftShape, ledgerShape } from '../lib/api/gift';
import { joinTokenShape, memberShape } from '../lib/api/member';
import { closedRoomShape, mixAnswerShape, mixShape, playUrlsShape } from '../lib/api/mix';
import { roomModerationShape } from '../lib/api/moderation';
import {
  lastPkShape,
  pkAnswerShape,
  pkOfferShape,
  pkRoomShape,
  pkShape,
  roundAnswerShape,
  roundProposalShape,
  roundResultShape,
  roundShape,
  roundSideShape,
  scoredShape,
} from '../lib/api/pk';
import {
  currentAnswerShape,
  qnaShape,
  qnaTermsShape,
  questionListShape,
  questionShape,
} from '../lib/api/qna';
import {
  chapterShape,
  deletedReplayShape,
  recordingShape,
  replayPageShape,
  replayPartShape,
  replayShape,
  replaySummaryShape,
} from '../lib/api/replay';
import {
  lastReportShape,
  roomPageShape,
  roomShape,
  roomSummaryShape,
  youShape,
} from '../lib/api/room';
import {
  guestLinkShape,
  moderatorsShape,
  seatShape,
  seatsAnswerShape,
  stageMemberShape,
  stageRequestShape,
  standingShape,
} from '../lib/api/stage';
import { usagePageShape, usageShape } from '../lib/api/usage';
import { emptyBody } from '../lib/http/request';
import { startMixBody } from '../lib/model/mix-request';
import { askQuestionBody } from '../lib/use-cases/ask-question';
import { banMemberBody, unbanMemberBody } from '../lib/use-cases/bans';
import { inviteGuestBody, requestStageBody } from '../lib/use-cases/guest-links';
import { joinRoomBody } from '../lib/use-cases/members';
import { liftModerationBody } from '../lib/use-cases/moderate';
import { moderateBody } from '../lib/use-cases/moderate-by-hand';
import { moveSeatBody } from '../lib/use-cases/move-seat';
import { muteMemberBody } from '../lib/use-cases/mute';
import { endPkBody, invitePkBody } from '../lib/use-cases/pk';
import { startRoundBody } from '../lib/use-cases/pk-round';
import { scorePkBody } from '../lib/use-cases/pk-score';
import { openQnaBody } from '../lib/use-cases/qna';
import { createRoomBody, updateRoomBody } from '../lib/use-cases/room';
import { seatMemberBody } from '../lib/use-cases/seat-member';
import { transferRoomBody } from '../lib/use-cases/transfer-room';
import { unseatMemberBody } from '../lib/use-cases/unseat-member';
import { updateMixBody } from '../lib/use-cases/update-mix';
import { updateSeatBody } from '../lib/use-cases/update-seat';
import { fieldDescription } from './fields';

const BODIES = {
  RoomCreation: createRoomBody,
  RoomChange: updateRoomBody,
  Joining: joinRoomBody,
  StageWish: requestStageBody,
  GuestInvitation: inviteGuestBody,
  Seating: seatMemberBody,
  Removal: unseatMemberBody,
  SeatChange: updateSeatBody,
  SeatMove: moveSeatBody,
  RoomTransfer: transferRoomBody,
  Muting: muteMemberBody,
  Banning: banMemberBody,
  Unbanning: unbanMemberBody,
  ModerationDeed: moderateBody,
  ModerationLift: liftModerationBody,
  MixStart: startMixBody,
  MixChange: updateMixBody,
  PkInvitation: invitePkBody,
  PkEnd: endPkBody,
  NewRound: startRoundBody,
  Gift: scorePkBody,
  QnaOpening: openQnaBody,
  Asking: askQuestionBody,
  Nothing: emptyBody,
};

const ANSWERS = {
  Room: roomShape,
  RoomSummary: roomSummaryShape,
  RoomPage: roomPageShape,
  ClosedRoom: closedRoomShape,
  You: youShape,
  StageMember: stageMemberShape,
  StageRequest: stageRequestShape,
  Seat: seatShape,
  SeatsAnswer: seatsAnswerShape,
  Standing: standingShape,
  GuestLink: guestLinkShape,
  Moderators: moderatorsShape,
  Ban: banShape,
  BanPage: banPageShape,
  LiftedBan: liftedBanShape,
  RoomModeration: roomModerationShape,
  Action: actionShape,
  ActionPage: actionPageShape,
  Pk: pkShape,
  PkRoom: pkRoomShape,
  PkOffer: pkOfferShape,
  OtherRoom: otherRoomShape,
  Round: roundShape,
  RoundSide: roundSideShape,
  RoundResult: roundResultShape,
  RoundProposal: roundProposalShape,
  RoundAnswer: roundAnswerShape,
  LastPk: lastPkShape,
  LastReport: lastReportShape,
  PkAnswer: pkAnswerShape,
  Scored: scoredShape,
  CountedGift: countedGiftShape,
  Ledger: ledgerShape,
  Qna: qnaShape,
  QnaTerms: qnaTermsShape,
  Question: questionShape,
  QuestionList: questionListShape,
  CurrentAnswer: currentAnswerShape,
  Mix: mixShape,
  MixAnswer: mixAnswerShape,
  PlayUrls: playUrlsShape,
  Member: memberShape,
  JoinToken: joinTokenShape,
  Event: eventShape,
  EventData: eventDataShape,
  EventList: eventListShape,
  Recording: recordingShape,
  Replay: replayShape,
  ReplaySummary: replaySummaryShape,
  ReplayPage: replayPageShape,
  ReplayPart: replayPartShape,
  Chapter: chapterShape,
  DeletedReplay: deletedReplayShape,
  Usage: usageShape,
  UsagePage: usagePageShape,
  Error: errorShape,
};

/** A JSON Schema, as far as it is looked into here. */
export interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  description?: string;
  $ref?: string;
  [keyword: string]: unknown;
}

/** All named schemas. */
export function componentSchemas(): Record<string, JsonSchema> {
  return { ...named(BODIES, 'input'), ...named(ANSWERS, 'output') };
}

/** The reference to a named shape. */
export function schemaRef(shape: z.ZodMiniType): JsonSchema {
  const shapes: [string, z.ZodMiniType][] = Object.entries({ ...BODIES, ...ANSWERS });
  const [name] = shapes.find(([, candidate]) => candidate === shape) ?? [];
  if (!name) throw new Error('A body or an answer has no name in openapi/schemas.ts.');
  return { $ref: refTo(name) };
}

/** The parameters of a query, by their names. */
export function querySchema(query: z.ZodMiniType): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(query, { io: 'input', override: tidy });
  return described('query', schema as JsonSchema);
}

/** The schema of one value. */
export function valueSchema(shape: z.ZodMiniType): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input' });
  return schema as JsonSchema;
}

function named(shapes: Record<string, z.ZodMiniType>, io: 'input' | 'output') {
  const registry = z.registry<{ id: string }>();
  for (const [id, shape] of Object.entries(shapes)) registry.add(shape, { id });
  const override = io === 'input' ? tidy : opened;
  const { schemas } = z.toJSONSchema(registry, { io, uri: refTo, override });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $id: _, $schema: __, ...schema }]) => [
      name,
      described(name, schema as JsonSchema),
    ]),
  );
}

function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}

interface Tidied {
  additionalProperties?: unknown;
  default?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
}

interface Converted {
  zodSchema: z.core.$ZodTypes;
  jsonSchema: Tidied;
}

/**
 * An answer may gain fields. Said here that it has no others, clients of strict generators would throw
 * at the first one: https://github.com/apple/swift-openapi-runtime/blob/main/Sources/OpenAPIRuntime/Conversion/CodableExtensions.swift
 */
function opened(converted: Converted): void {
  tidy(converted);
  const { jsonSchema } = converted;
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}

/**
 * Leaves out what only makes it hard to read: a format's expression, and what no number exceeds. Adds
 * the default of what is read from text, which the conversion leaves out.
 */
function tidy({ zodSchema, jsonSchema }: Converted): void {
  const { def } = zodSchema._zod;
  if (def.type === 'default') jsonSchema.default ??= def.defaultValue;
  if (jsonSchema.format) delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

/** The schema with a description of each field, however deep. */
function described(owner: string, schema: JsonSchema): JsonSchema {
  const { properties, items, anyOf } = schema;
  return {
    ...schema,
    ...(properties && { properties: describedFields(owner, properties) }),
    ...(items && { items: described(owner, items) }),
    ...(anyOf && { anyOf: anyOf.map((one) => described(owner, one)) }),
  };
}

function describedFields(owner: string, properties: Record<string, JsonSchema>) {
  return Object.fromEntries(
    Object.entries(properties).map(([field, property]) => {
      const inner = described(`${owner}.${field}`, property);
      return [field, { description: fieldDescription(owner, field), ...inner }];
    }),
  );
}
