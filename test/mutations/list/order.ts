import type { Mutation } from '../mutation';

const BANS = 'test/use-cases/bans.test.ts';

export const order: Mutation[] = [
  {
    breaks: 'who is banned is seated by a link, or by the host',
    file: 'lib/use-cases/stage.ts',
    find: 'await requireNotBanned(services, newcomers(room.stage, stage), roomId);',
    replace: '',
    caughtBy: { file: BANS, test: 'fails at every door of it' },
  },
  {
    breaks: 'a ban leaves the version of the stage as it was',
    file: 'lib/use-cases/put-out.ts',
    find: '[...vacate(stage, userId)]',
    replace: 'vacate(stage, userId)',
    caughtBy: {
      file: BANS,
      test: 'is not seated by a call that had read the room before',
    },
  },
  {
    breaks: 'a token is made by a call that looked for the ban too early',
    file: 'lib/use-cases/members.ts',
    find: 'await joins.note({ userId, roomId, expiresAtMs });\n  await requireNotBanned(services, [userId], userId === hostId ? undefined : roomId);',
    replace: 'await joins.note({ userId, roomId, expiresAtMs });',
    caughtBy: {
      file: BANS,
      test: 'gets no token from a call that had not found the ban',
    },
  },
  {
    breaks: 'who has a token is not noted',
    file: 'lib/use-cases/members.ts',
    find: 'await joins.note({ userId, roomId, expiresAtMs });',
    replace: '',
    caughtBy: {
      file: BANS,
      test: 'loses the seat, is put out of the channel',
    },
  },
  {
    breaks: 'a ban is written before the checks that put its user out',
    file: 'lib/use-cases/bans.ts',
    find: '  await putOnAgenda(services, await roomsOf(services, banning));\n',
    replace: '',
    caughtBy: {
      file: BANS,
      test: 'is put out by the next check when the call died after',
    },
  },
  {
    breaks: 'a ban that is over is in force',
    file: 'lib/model/ban.ts',
    find: 'return nowMs < untilMs;',
    replace: 'return untilMs > 0 && nowMs > 0;',
    caughtBy: { file: BANS, test: 'a ban ends by itself at its time' },
  },
  {
    breaks: 'the guard does not know who is banned',
    file: 'lib/use-cases/stage-guard.ts',
    find: 'mayBeInChannel(read, userId) && !banned.includes(userId);',
    replace: 'mayBeInChannel(read, userId);',
    caughtBy: { file: BANS, test: 'a host who is banned from every room stays out of their own' },
  },
  {
    breaks: 'a ban from every room leaves a seat that it did not know of',
    file: 'lib/use-cases/stage-guard.ts',
    find: '    await unseatBanned(services, room, banned);\n',
    replace: '',
    caughtBy: {
      file: BANS,
      test: 'is not seated by a call that had read the room before',
    },
  },
  {
    breaks: 'who is banned from a room has a PK with it',
    file: 'lib/use-cases/pk.ts',
    find: '  for (const { roomId } of others) await requireNotBanned(services, [opponent.hostId], roomId);\n',
    replace: '',
    caughtBy: { file: BANS, test: 'a host who is banned from a room has no PK with it' },
  },
  {
    breaks: 'a moderator may act against another',
    file: 'lib/model/keeper.ts',
    find: 'if (!isOnlyModerator(room, caller) || !room.moderators.includes(userId)) return;',
    replace: 'return;',
    caughtBy: { file: 'test/use-cases/moderators.test.ts', test: 'a moderator seats nobody' },
  },
  {
    breaks: 'a moderator who is banned goes on',
    file: 'lib/use-cases/keepers.ts',
    find: 'if (isOnlyModerator(room, actor)) await',
    replace: 'if (false) await',
    caughtBy: {
      file: 'test/use-cases/moderators.test.ts',
      test: 'a moderator who is banned keeps',
    },
  },
  {
    breaks: 'of two moderators who are named at once one is lost',
    file: 'lib/store/room-moderation-store.ts',
    find: 'const condition = hasModerators(room.moderators);',
    replace: 'const condition = isHostedBy(room.hostId);',
    caughtBy: { file: 'test/use-cases/moderators.test.ts', test: 'of two who are named at once' },
  },
  {
    breaks: 'an act is done before it is in the log',
    file: 'lib/use-cases/bans.ts',
    find: "  await noteAction(services, { kind: 'ban-member', roomId, userId, reason, actor });\n",
    replace: '',
    caughtBy: { file: BANS, test: 'nobody is banned whose ban is not in the log' },
  },
  {
    breaks: 'a moderator who is banned is one again after the ban',
    file: 'lib/use-cases/bans.ts',
    find: 'await dropModerator(services, { roomId, userId });',
    replace: '',
    caughtBy: {
      file: 'test/use-cases/moderators.test.ts',
      test: 'and is none any more after a ban from the room, also when it is lifted',
    },
  },
  {
    breaks: 'a ban that was set anew is cleared away as the ended one',
    file: 'lib/store/ban-store.ts',
    find: "row: 'any', condition })",
    replace: "row: 'any' })",
    caughtBy: {
      file: BANS,
      test: 'a ban that is set anew while a list clears the ended one away stays',
    },
  },
  {
    breaks: 'a ban looks at the first hundred rooms alone',
    file: 'lib/store/join-store.ts',
    find: 'if (!next) break;',
    replace: 'break;',
    caughtBy: {
      file: BANS,
      test: 'who has tokens for more rooms than one read has is put out of every one',
    },
  },
];
