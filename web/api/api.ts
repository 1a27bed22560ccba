/** The API of the AppServer, call by call; paths, bodies and answers are typed by `openapi.json`. */
import createClient, { type Client } from 'openapi-fetch';
import { answerTo, endOfCall, inRoom, outcomeOf } from './answer';
import { refusalOf } from './api-error';
import { Ledgers } from './ledgers';
import { Recordings } from './recordings';
import type { paths } from './schema';
import type {
  GuestLink,
  Joined,
  MixAnswer,
  MixLook,
  MixStart,
  PkAnswer,
  QnaOpening,
  QnaTerms,
  Question,
  RecordingRule,
  Role,
  Room,
  RoomChange,
  RoomKind,
  RoomSummary,
  RoundAnswer,
  RoundWish,
  SeatChange,
  StageAnswer,
} from './types';

/** A start that waits for its stream's rest is answered after it. */
const START_TIMEOUT_MS = 45_000;
/** The longest wait that the API allows. */
const WAIT_SECONDS = 20;
/** What is left for the answer to a wait to come in. */
const WAIT_TIMEOUT_MS = 35_000;

/**
 * A room as it was read, or the word that nothing has changed: after a wait, or at once because too
 * many calls wait already.
 */
export type RoomReading = Room | { unchanged: true; againAfterMs: number };

/** What is known of a room that is read again. */
export interface KnownRoom {
  /** The tag of the last reading. */
  etag: string;
  /** Whether to wait for a change, which holds an instance of the function. */
  waits: boolean;
}

/** The calls of the API that the pages make, with the types of `openapi.json`. */
export class Api {
  readonly ledgers: Ledgers;
  readonly recordings: Recordings;
  readonly client: Client<paths>;

  constructor(base: string, token: string) {
    this.client = createClient<paths>({
      baseUrl: base,
      headers: { authorization: `Bearer ${token}` },
      // The tag is compared by hand: a browser's cache would hide the 304.
      cache: 'no-store',
    });
    this.ledgers = new Ledgers(this.client);
    this.recordings = new Recordings(this.client);
  }

  /** The newest open rooms. */
  async listRooms(signal: AbortSignal): Promise<RoomSummary[]> {
    const call = { params: { query: { maxResults: 50 } }, signal: endOfCall(signal) };
    const { rooms } = await answerTo(this.client.GET('/list-rooms', call), signal);
    return rooms;
  }

  /** Creates a room of which the caller is the host. */
  createRoom(wish: { title: string; kind: RoomKind; recording: RecordingRule }): Promise<Room> {
    return answerTo(this.client.POST('/create-room', { body: wish, signal: endOfCall() }));
  }

  /** Changes a room's title and rules. */
  async updateRoom(roomId: string, change: RoomChange): Promise<void> {
    await answerTo(this.client.POST('/update-room/{roomId}', { ...inRoom(roomId), body: change }));
  }

  /** Closes a room and stops its mix. */
  async closeRoom(roomId: string): Promise<void> {
    await answerTo(this.client.POST('/close-room/{roomId}', inRoom(roomId)));
  }

  /**
   * Reads a room. What is known already is answered by `unchanged`: at once, or, if it is to wait
   * for a change and may, after about 20 s without one.
   */
  async readRoom(
    roomId: string,
    last: KnownRoom | undefined,
    signal: AbortSignal,
  ): Promise<RoomReading> {
    const known = last && {
      ...(last.waits && { query: { waitSeconds: WAIT_SECONDS } }),
      header: { 'if-none-match': last.etag },
    };
    const { data, error, response } = await outcomeOf(
      this.client.GET('/get-room/{roomId}', {
        params: { path: { roomId }, ...known },
        signal: endOfCall(signal, WAIT_TIMEOUT_MS),
      }),
      signal,
    );
    if (response.status === 304) {
      const againAfterMs = Number(response.headers.get('retry-after') ?? 0) * 1000;
      return { unchanged: true, againAfterMs };
    }
    if (!data) throw refusalOf(response.status, error);
    return data;
  }

  /** A token for the room's channel. */
  join(roomId: string, role: Role): Promise<Joined> {
    return answerTo(this.client.POST('/join-room/{roomId}', { ...inRoom(roomId), body: { role } }));
  }

  /** Asks to come on stage. */
  askForStage(roomId: string, seatNumber?: number): Promise<StageAnswer> {
    const body = seatNumber === undefined ? {} : { seatNumber };
    return answerTo(this.client.POST('/request-stage/{roomId}', { ...inRoom(roomId), body }));
  }

  /** Locks a seat, or says what its holder may send into the mix. */
  async updateSeat(roomId: string, change: SeatChange): Promise<void> {
    await answerTo(this.client.POST('/update-seat/{roomId}', { ...inRoom(roomId), body: change }));
  }

  /** Makes a co-host the host of the room. */
  async transferRoom(roomId: string, userId: string): Promise<void> {
    const body = { userId };
    await answerTo(this.client.POST('/transfer-room/{roomId}', { ...inRoom(roomId), body }));
  }

  /** To a free seat, or swapped with who has it. */
  async moveSeat(roomId: string, userId: string, seatNumber: number): Promise<void> {
    const body = { seatNumber };
    await answerTo(
      this.client.POST('/move-seat/{roomId}/{userId}', { ...ofUser(roomId, userId), body }),
    );
  }

  /** Comes on stage by the host's link, which is used up by it. */
  comeByLink(roomId: string, invitation: string): Promise<StageAnswer> {
    const body = { invitation };
    return answerTo(this.client.POST('/request-stage/{roomId}', { ...inRoom(roomId), body }));
  }

  /** A link that seats the first who comes with it. */
  inviteGuest(roomId: string): Promise<GuestLink> {
    return answerTo(this.client.POST('/invite-guest/{roomId}', { ...inRoom(roomId), body: {} }));
  }

  /** By the host: accepts who asked, invites others. By the invited: accepts. */
  seat(roomId: string, userId: string): Promise<StageAnswer> {
    return answerTo(
      this.client.POST('/seat-member/{roomId}/{userId}', { ...ofUser(roomId, userId), body: {} }),
    );
  }

  /** Refuses, withdraws, declines, leaves or removes. */
  unseat(roomId: string, userId: string): Promise<StageAnswer> {
    return answerTo(this.client.POST('/unseat-member/{roomId}/{userId}', ofUser(roomId, userId)));
  }

  /** Starts the mix; the key makes a repeated call the same start. */
  startMix(roomId: string, start: MixStart, idempotencyKey: string): Promise<MixAnswer> {
    return answerTo(
      this.client.POST('/start-mix/{roomId}', {
        params: { path: { roomId }, header: { 'idempotency-key': idempotencyKey } },
        body: start,
        signal: endOfCall(undefined, START_TIMEOUT_MS),
      }),
    );
  }

  /** Changes how the running mix looks and sounds, unless somebody else has meanwhile. */
  changeMix(roomId: string, look: MixLook, layoutVersion: number | undefined): Promise<MixAnswer> {
    const body = layoutVersion === undefined ? look : { ...look, layoutVersion };
    return answerTo(this.client.POST('/update-mix/{roomId}', { ...inRoom(roomId), body }));
  }

  /** Stops the mix. */
  stopMix(roomId: string): Promise<MixAnswer> {
    return answerTo(this.client.POST('/stop-mix/{roomId}', inRoom(roomId)));
  }

  /** Invites the host of another room: to a PK of so many minutes, or into the one that runs. */
  invitePk(roomId: string, opponentRoomId: string, minutes: number): Promise<PkAnswer> {
    const body = { opponentRoomId, minutes };
    return answerTo(this.client.POST('/invite-pk/{roomId}', { ...inRoom(roomId), body }));
  }

  /** Accepts the invitation to a PK. */
  acceptPk(roomId: string): Promise<PkAnswer> {
    return answerTo(this.client.POST('/accept-pk/{roomId}', { ...inRoom(roomId), body: {} }));
  }

  /** Proposes another round of the PK, or accepts the same of another host. */
  startRound(roomId: string, { minutes, punishSeconds, teams }: RoundWish): Promise<RoundAnswer> {
    const body = { minutes, punishSeconds, ...(teams && { teams }) };
    return answerTo(this.client.POST('/start-round/{roomId}', { ...inRoom(roomId), body }));
  }

  /** Gives the running round up. */
  surrenderRound(roomId: string): Promise<RoundAnswer> {
    return answerTo(this.client.POST('/surrender-round/{roomId}', inRoom(roomId)));
  }

  /** Leaves the PK, or refuses or withdraws the invitation to one. */
  endPk(roomId: string): Promise<PkAnswer> {
    return answerTo(this.client.POST('/end-pk/{roomId}', { ...inRoom(roomId), body: {} }));
  }

  /** Takes the invitation of another room into the PK back. */
  withdrawPk(roomId: string): Promise<PkAnswer> {
    const body = { withdraw: true };
    return answerTo(this.client.POST('/end-pk/{roomId}', { ...inRoom(roomId), body }));
  }

  /** Takes paid questions from now on. */
  openQna(roomId: string, terms: QnaOpening): Promise<QnaTerms> {
    return answerTo(this.client.POST('/open-qna/{roomId}', { ...inRoom(roomId), body: terms }));
  }

  /** Takes no more questions. */
  closeQna(roomId: string): Promise<QnaTerms> {
    return answerTo(this.client.POST('/close-qna/{roomId}', inRoom(roomId)));
  }

  /** Asks a question; the answer tells where to pay for it. */
  askQuestion(roomId: string, text: string): Promise<Question> {
    const body = { text };
    return answerTo(this.client.POST('/ask-question/{roomId}', { ...inRoom(roomId), body }));
  }

  /** The questions that are not over, the oldest first. */
  async listQuestions(roomId: string, signal: AbortSignal): Promise<Question[]> {
    const call = { params: { path: { roomId } }, signal: endOfCall(signal) };
    const { questions } = await answerTo(this.client.GET('/list-questions/{roomId}', call), signal);
    return questions;
  }

  /** One question, also after it is over. */
  getQuestion(roomId: string, questionId: string): Promise<Question> {
    return answerTo(
      this.client.GET('/get-question/{roomId}/{questionId}', ofQuestion(roomId, questionId)),
    );
  }

  /** By the host: takes the question, and its asker has a seat. */
  acceptQuestion(roomId: string, questionId: string): Promise<Question> {
    return answerTo(
      this.client.POST('/accept-question/{roomId}/{questionId}', {
        ...ofQuestion(roomId, questionId),
        body: {},
      }),
    );
  }

  /** Refuses a question, ends its answer, or withdraws it. */
  endQuestion(roomId: string, questionId: string): Promise<Question> {
    return answerTo(
      this.client.POST('/end-question/{roomId}/{questionId}', ofQuestion(roomId, questionId)),
    );
  }
}

function ofUser(roomId: string, userId: string) {
  return { params: { path: { roomId, userId } }, signal: endOfCall() };
}

function ofQuestion(roomId: string, questionId: string) {
  return { params: { path: { roomId, questionId } }, signal: endOfCall() };
}
