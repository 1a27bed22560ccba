import type { Mutation } from '../mutation';

const STAGE = 'test/use-cases/stage.test.ts';
const SEATS = 'test/use-cases/seats.test.ts';
const MOVE = 'lib/model/seat-move.test.ts';
const STATE = 'lib/model/stage-state.test.ts';
const LINK = 'lib/model/guest-link.test.ts';
const VOICES =
  'a voice room has more seats than a picture has panes, and no more than voices are mixed';

export const stage: Mutation[] = [
  {
    breaks: 'the stage is written without its version',
    file: 'lib/store/room-stage-store.ts',
    find: 'condition: { and: [isOpen, ...sceneIsAsRead(room)] },\n      put: { ...writeRow(ROOM, { stage, seatRules, ...onAir }), ...facts },',
    replace:
      'condition: isOpen,\n      put: { ...writeRow(ROOM, { stage, seatRules, ...onAir }), ...facts },',
    caughtBy: { file: STAGE, test: 'of two people who are given the last seat at once one has it' },
  },
  {
    breaks: 'the stage of a closed room is written',
    file: 'lib/store/room-stage-store.ts',
    find: 'condition: { and: [isOpen, ...sceneIsAsRead(room)] },\n      put: { ...writeRow(ROOM, { stage, seatRules, ...onAir }), ...facts },',
    replace:
      'condition: { and: sceneIsAsRead(room) },\n      put: { ...writeRow(ROOM, { stage, seatRules, ...onAir }), ...facts },',
    caughtBy: { file: STAGE, test: 'nobody is seated in a room that is being closed' },
  },
  {
    breaks: 'an invitation is written without the version of the stage',
    file: 'lib/store/room-stage-store.ts',
    find: 'condition: { and: [isOpen, hasStageVersion(stageVersion)] },',
    replace: 'condition: isOpen,',
    caughtBy: {
      file: STAGE,
      test: 'of two people who are invited to the last seat at once one is',
    },
  },
  {
    breaks: 'an invitation to a closed room is written',
    file: 'lib/store/room-stage-store.ts',
    find: 'condition: { and: [isOpen, hasStageVersion(stageVersion)] },',
    replace: 'condition: hasStageVersion(stageVersion),',
    caughtBy: { file: STAGE, test: 'nobody is invited to a room that is being closed' },
  },
  {
    breaks: 'seats that are taken away are given all the same',
    file: 'lib/store/room-store.ts',
    find: "...((change.maxSeats ?? change.admission) !== undefined && raisedBy('seats')),",
    replace: '',
    caughtBy: { file: STAGE, test: 'a seat that is taken away while it is given is not given' },
  },
  {
    breaks: 'a room with a picture has as many seats as a voice room',
    file: 'lib/model/seat-limit.ts',
    find: "return kind === 'voice' ? Math.min(maxVoices, MAX_VOICE_SEATS) : MAX_SEATS;",
    replace: 'return Math.min(maxVoices, MAX_VOICE_SEATS);',
    caughtBy: { file: SEATS, test: VOICES },
  },
  {
    breaks: 'a room is created with more seats than voices are mixed',
    file: 'lib/use-cases/room.ts',
    find: '  requireSeatLimit(creation, config.mixer.maxVoices);\n',
    replace: '',
    caughtBy: { file: SEATS, test: VOICES },
  },
  {
    breaks: 'a room is changed to more seats than voices are mixed',
    file: 'lib/use-cases/room.ts',
    find: '  requireSeatLimit({ kind: room.kind, maxSeats: change.maxSeats }, config.mixer.maxVoices);\n',
    replace: '',
    caughtBy: { file: SEATS, test: VOICES },
  },
  {
    breaks: 'a channel of the Live API has as many voices as one of the RTC API',
    file: 'lib/config/config.ts',
    find: 'live: 16 }',
    replace: 'live: 50 }',
    caughtBy: { file: SEATS, test: VOICES },
  },
  {
    breaks: 'the stage has one seat too many for those whom fewer seats have left there',
    file: 'lib/model/seat-number.ts',
    find: 'if (taken.length + 1 >= maxSeats) throw',
    replace: 'if (taken.length >= maxSeats) throw',
    caughtBy: {
      file: STATE,
      test: 'who keeps a number that the room has lost counts all the same',
    },
  },
  {
    breaks: 'two people have the seat with one number',
    file: 'lib/model/seat-number.ts',
    find: '!holderOf(others, number) && !seatRule(',
    replace: '!seatRule(',
    caughtBy: {
      file: STATE,
      test: 'everybody has a number of the room that nobody else has, from 2 on and in order',
    },
  },
  {
    breaks: 'a seat that is somebody’s is given to who names it',
    file: 'lib/model/seat-number.ts',
    find: 'if (!holderOf(others, number)) return;',
    replace: 'if (others.length >= 0) return;',
    caughtBy: { file: STATE, test: 'the seat that is named is given or refused' },
  },
  {
    breaks: 'a guest has the seat of the host, or one that the room has not',
    file: 'lib/model/seat-number.ts',
    find: 'if (number <= HOST_SEAT || number > maxSeats) {',
    replace: 'if (number < HOST_SEAT) {',
    caughtBy: { file: STATE, test: 'the seat that is named is given or refused' },
  },
  {
    breaks: 'a viewer’s wish for a seat is forgotten',
    file: 'lib/use-cases/seat-member.ts',
    find: 'liked: hasRequested ? request.seatNumber : undefined',
    replace: 'liked: undefined',
    caughtBy: { file: STAGE, test: 'who has wished for a seat has it if it is still free' },
  },
  {
    breaks: 'a locked seat is given',
    file: 'lib/model/seat-number.ts',
    find: '!holderOf(others, number) && !seatRule(terms.seatRules, number).isLocked;',
    replace: '!holderOf(others, number);',
    caughtBy: {
      file: STATE,
      test: 'a locked seat is given to nobody, not even to whom it was offered',
    },
  },
  {
    breaks: 'a locked seat is given to who names it',
    file: 'lib/model/seat-number.ts',
    find: 'if (seatRule(seatRules, number).isLocked) {',
    replace: 'if (number < HOST_SEAT) {',
    caughtBy: {
      file: STATE,
      test: 'a locked seat is given to nobody, not even to whom it was offered',
    },
  },
  {
    breaks: 'who has a seat that is locked loses it with an answer',
    file: 'lib/model/stage-state.ts',
    find: 'const number = isSeated ? known.number : freeSeat(',
    replace: 'const number = freeSeat(',
    caughtBy: { file: STATE, test: 'who has a seat that is locked keeps it, also for an answer' },
  },
  {
    breaks: 'a microphone that is forbidden is heard until the next change of the scene',
    file: 'lib/store/room-stage-store.ts',
    find: 'hasSamePeople(room, changed)',
    replace: 'hasSamePeople(room, { ...room, stage })',
    caughtBy: {
      file: SEATS,
      test: 'who has the seat is neither heard nor seen at once, and again',
    },
  },
  {
    breaks: 'a seat that is locked while it is given is given all the same',
    file: 'lib/store/room-stage-store.ts',
    find: "increment: raisedBy('invitations'),",
    replace: 'increment: {},',
    caughtBy: { file: SEATS, test: 'a seat that is locked while it is given is not given' },
  },
  {
    breaks: 'a microphone that is allowed again stays silent',
    file: 'lib/model/seat-rule.ts',
    find: 'if (seatRules.every(({ allowMicrophone }) => allowMicrophone === undefined)) return undefined;',
    replace:
      'if (seatRules.every(({ allowMicrophone }) => allowMicrophone !== false)) return undefined;',
    caughtBy: {
      file: 'lib/model/scene.test.ts',
      test: 'that is free again is said to be heard, as the service knows what it was told',
    },
  },
  {
    breaks: 'the camera of a seat is shown whatever its rule',
    file: 'lib/model/scene.ts',
    find: 'room.onAir.includes(userId) && mayBeSeen(room, userId)',
    replace: 'room.onAir.includes(userId)',
    caughtBy: {
      file: 'lib/model/scene.test.ts',
      test: 'without a camera is heard only, also where a pane is theirs',
    },
  },
  {
    breaks: 'anybody changes a seat',
    file: 'lib/use-cases/update-seat.ts',
    find: 'await allowKeeper(services, room, { actor, userId });',
    replace: '',
    caughtBy: {
      file: SEATS,
      test: 'only the host and moderators change seats, and of a moderator the host',
    },
  },
  {
    breaks: 'a guest swaps with another of their own accord',
    file: 'lib/model/seat-move.ts',
    find: 'const holder = maySwap ? holderOf(held, seatNumber) : undefined;',
    replace: 'const holder = holderOf(held, seatNumber);',
    caughtBy: {
      file: MOVE,
      test: 'who has the seat is swapped by those who may, and else the seat is taken',
    },
  },
  {
    breaks: 'who is swapped is lost',
    file: 'lib/model/seat-move.ts',
    find: 'return withSeat(after, { ...holder, number: seat.number });',
    replace: 'return after;',
    caughtBy: {
      file: MOVE,
      test: 'however people are moved and swapped, nobody is lost and nobody doubled',
    },
  },
  {
    breaks: 'somebody is swapped into a locked seat',
    file: 'lib/model/seat-move.ts',
    find: 'requireSeat(after, terms, seat.number);',
    replace: '',
    caughtBy: {
      file: MOVE,
      test: 'a locked seat is moved to by nobody, and nobody is swapped into one',
    },
  },
  {
    breaks: 'who moves to a seat with a camera is not shown until the next change of the scene',
    file: 'lib/model/on-air.ts',
    find: 'ids.map((id) => mayBeSeen(ruled, id)), silentAmong(ruled, ids)',
    replace: '',
    caughtBy: { file: SEATS, test: 'who is moved leaves the rules of the seat behind' },
  },
  {
    breaks: 'a moderator moves another one',
    file: 'lib/use-cases/move-seat.ts',
    find: 'if (holder && holder.userId !== userId && maySwap) requireKeeper(room, actor, holder.userId);',
    replace: '',
    caughtBy: { file: SEATS, test: 'the host and moderators move others, and a guest themselves' },
  },
  {
    breaks: 'anybody moves anybody',
    file: 'lib/model/keeper.ts',
    find: 'if (!isKeeper(room, caller)) {',
    replace: 'if (!isKeeper(room, caller) && userId === room.hostId) {',
    caughtBy: { file: SEATS, test: 'the host and moderators move others, and a guest themselves' },
  },
  {
    breaks: 'a viewer takes a seat in a room that has just been closed to them',
    file: 'lib/use-cases/request-stage.ts',
    find: "requireAdmission(read, 'free');",
    replace: '',
    caughtBy: { file: STAGE, test: 'a seat that is free no more while it is taken is not taken' },
  },
  {
    breaks: 'viewers ask although the host takes nobody',
    file: 'lib/use-cases/request-stage.ts',
    find: "requireAdmission(room, 'ask');",
    replace: '',
    caughtBy: { file: STAGE, test: 'nobody asks where only invitations are good' },
  },
  {
    breaks: 'everybody in the queue is told that they are next',
    file: 'lib/api/room-view.ts',
    find: 'position: index + 1 }));',
    replace: 'position: 1 }));',
    caughtBy: { file: STAGE, test: 'those who ask are told their place in the queue' },
  },
  {
    breaks: 'a full stage is not noticed when an invitation is accepted',
    file: 'lib/model/stage-state.ts',
    find: "requireRoom(\n    others.filter(({ state }) => state === 'seated'),\n    terms,\n  );",
    replace: '',
    caughtBy: {
      file: STATE,
      test: 'who keeps a number that the room has lost counts all the same',
    },
  },
  {
    breaks: 'anybody takes a seat without the host',
    file: 'lib/model/stage-state.ts',
    find: "if (!isInvited) throw new AppError('NotInvited', 'Only an invited user may accept a seat.');\n  if (known.state",
    replace: 'if (known?.state',
    caughtBy: {
      file: STATE,
      test: 'nobody takes a seat without the host: only the invited may accept',
    },
  },
  {
    breaks: 'the host seats people who have not asked for it',
    file: 'lib/model/stage-state.ts',
    find: "const state = hasRequested ? 'seated' : 'invited';",
    replace: "const state = 'seated';",
    caughtBy: {
      file: STATE,
      test: 'who has asked is seated by the host, and anybody else is invited first',
    },
  },
  {
    breaks: 'the people of a closed room stay in the channel',
    file: 'lib/model/stage-state.ts',
    find: "return room.state === 'open' && seatOf",
    replace: 'return seatOf',
    caughtBy: { file: STATE, test: 'only the host and the seated belong into the channel' },
  },
  {
    breaks: 'two answers are on stage at once',
    file: 'lib/model/stage-state.ts',
    find: 'if (stage.some(isAnother)) {',
    replace: 'if (stage.length < 0 && stage.some(isAnother)) {',
    caughtBy: {
      file: STATE,
      test: 'one question is answered at a time, and none without a free seat',
    },
  },
  {
    breaks: 'an asker who was on stage before loses the seat with the answer',
    file: 'lib/model/stage-state.ts',
    find: 'return stays ? withSeat(others, guest) : others;',
    replace: 'return others;',
    caughtBy: {
      file: STATE,
      test: 'the asker of a question has a seat for the answer, and afterwards what they had before',
    },
  },
  {
    breaks: 'who is removed stays in the channel',
    file: 'lib/use-cases/unseat-member.ts',
    find: 'wasSeated && putOutOfChannel(services, roomId, userId),',
    replace: '',
    caughtBy: { file: STAGE, test: 'who is removed from the stage is out of the channel at once' },
  },
  {
    breaks: 'who comes without a seat stays in the channel',
    file: 'lib/use-cases/stage-guard.ts',
    find: 'if (inside.length > 0) {',
    replace: 'if (inside.length < 0) {',
    caughtBy: {
      file: STAGE,
      test: 'who comes with the token of an earlier seat is put out as soon as an event tells',
    },
  },
  {
    breaks: 'the audit never asks the channel',
    file: 'lib/use-cases/stage-guard.ts',
    find: 'const isToBeAudited = audit && (',
    replace: 'const isToBeAudited = false && (',
    caughtBy: {
      file: STAGE,
      test: 'who comes without a seat and without an event is put out by the next audit',
    },
  },
  {
    breaks: 'who has just been seated is put out by an older read',
    file: 'lib/use-cases/stage-guard.ts',
    find: '(await services.rooms.find(room.roomId)) ?? room;',
    replace: 'room;',
    caughtBy: {
      file: STAGE,
      test: 'who is seated and comes while the room is checked stays, and is in the picture',
    },
  },
  {
    breaks: 'a check goes on with the stage that it had read before its members',
    file: 'lib/use-cases/stage-guard.ts',
    find: '    room: newest,\n',
    replace: '    room,\n',
    caughtBy: {
      file: STAGE,
      test: 'who is seated and comes while the room is checked stays, and is in the picture',
    },
  },
  {
    breaks: 'the queue of requests has no end',
    file: 'lib/use-cases/request-stage.ts',
    find: 'if (openRequests(requests, room, nowMs).length >= MAX_REQUESTS) throw queueFull();',
    replace: '',
    caughtBy: { file: STAGE, test: 'the queue of requests has an end' },
  },
  {
    breaks: 'a seat is given by anybody',
    file: 'lib/use-cases/seat-member.ts',
    find: 'if (!isOwnSeat) requireHost(room, actor);',
    replace: '',
    caughtBy: {
      file: 'test/use-cases/refused.test.ts',
      test: "of another's room a stranger cannot",
    },
  },
  {
    breaks: 'an admin joins as the host',
    file: 'lib/use-cases/members.ts',
    find: 'requireHost(room, { ...actor, isAdmin: false });',
    replace: 'requireHost(room, actor);',
    caughtBy: { file: STAGE, test: 'as the host joins the host alone, and not an admin' },
  },
  {
    breaks: 'a co-host joins without a seat',
    file: 'lib/use-cases/members.ts',
    find: "if (role === 'cohost' && isOutsider) {",
    replace: "if (role === 'cohost' && isOutsider && actor.userId === room.hostId) {",
    caughtBy: { file: STAGE, test: 'as a co-host joins who has a seat, and nobody else' },
  },
  {
    breaks: 'the audience gets a token for the channel',
    file: 'lib/use-cases/members.ts',
    find: "if (role === 'audience') return { room, role };",
    replace: '',
    caughtBy: { file: STAGE, test: 'the audience gets no token for the channel' },
  },
  {
    breaks: 'a link is good for two seats',
    file: 'lib/model/guest-link.ts',
    find: 'userId !== linkId && userId !== who.userId',
    replace: 'userId !== who.userId',
    caughtBy: {
      file: LINK,
      test: 'the first who comes with it has the seat, and the second is refused',
    },
  },
  {
    breaks: 'a link never ends',
    file: 'lib/model/stage-state.ts',
    find: '=> nowMs < expiresAtMs);',
    replace: '=> nowMs < expiresAtMs || expiresAtMs > 0);',
    caughtBy: { file: LINK, test: 'the link holds a seat until it is over, and no longer' },
  },
  {
    breaks: 'the stage tells the secret of a link',
    file: 'lib/model/guest-link.ts',
    find: 'return ID_MARK + digest.slice(0, DIGEST_CHARACTERS);',
    replace: 'return ID_MARK + invitation;',
    caughtBy: {
      file: LINK,
      test: 'the stage tells nothing by which somebody else could take the seat',
    },
  },
  {
    breaks: 'who knows the id of a held seat takes it without the link',
    file: 'lib/model/stage-state.ts',
    find: 'known !== undefined && known.expiresAtMs === undefined;',
    replace: 'known !== undefined;',
    caughtBy: {
      file: LINK,
      test: 'the id under which the seat is held takes it without the link for nobody',
    },
  },
  {
    breaks: 'of a room that many have come to only the first are known',
    file: 'lib/store/member-store.ts',
    find: 'if (!page.next) break;',
    replace: 'break;',
    caughtBy: {
      file: 'test/use-cases/stage.test.ts',
      test: 'hundreds who have come and left hide neither the host nor who asks',
    },
  },
];
