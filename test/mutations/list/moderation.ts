import type { Mutation } from '../mutation';

const MODERATION = 'test/use-cases/moderation.test.ts';
const BY_HAND = 'test/use-cases/by-hand.test.ts';
const FORBIDDEN = 'test/use-cases/forbidden.test.ts';

export const moderation: Mutation[] = [
  {
    breaks: 'a report of moderation is taken with any signature',
    file: 'lib/webhooks/verify.ts',
    find: 'if (isCurrent && isSigned) return id;',
    replace: 'if (isCurrent) return id;',
    caughtBy: { file: 'lib/webhooks/verify.test.ts', test: 'is refused' },
  },
  {
    breaks: 'a report of moderation that somebody has kept is taken',
    file: 'lib/webhooks/verify.ts',
    find: 'if (isCurrent && isSigned) return id;',
    replace: 'if (isSigned) return id;',
    caughtBy: { file: 'lib/webhooks/verify.test.ts', test: 'is refused' },
  },
  {
    breaks: 'a covered host is shown when the mix is started anew',
    file: 'lib/use-cases/run-claim.ts',
    find: 'if (hasCompany || hasCover) return',
    replace: 'if (hasCompany) return',
    caughtBy: { file: MODERATION, test: 'a cover stays over a stop and a start' },
  },
  {
    breaks: 'who is covered alone is passed on as they are',
    file: 'lib/model/scene.ts',
    find: '!cover?.userIds.length',
    replace: 'true',
    caughtBy: { file: MODERATION, test: 'a cover stays over a stop and a start' },
  },
  {
    breaks: 'a mix of nobody is a mix of everybody',
    file: 'lib/aliyun/live-layout.ts',
    find: '  if (infos.length > 0) return infos;',
    replace: '  if (infos.length >= 0) return infos;',
    caughtBy: { file: 'lib/aliyun/live-layout.test.ts', test: 'leave nobody to be mixed' },
  },
  {
    breaks: 'a host lifts what moderation has covered',
    file: 'lib/use-cases/moderate.ts',
    find: '  requireAdmin(actor);\n',
    replace: '',
    caughtBy: { file: MODERATION, test: 'only an admin lifts a cover' },
  },
  {
    breaks: 'a host covers a guest as an admin does',
    file: 'lib/use-cases/moderate-by-hand.ts',
    find: '  requireAdmin(actor);\n',
    replace: '',
    caughtBy: { file: BY_HAND, test: 'neither the host nor a guest' },
  },
  {
    breaks: 'somebody is covered who has left',
    file: 'lib/use-cases/moderate-by-hand.ts',
    find: '!mayBeInChannel(room, userId)',
    replace: '!userId',
    caughtBy: { file: BY_HAND, test: 'somebody in the show' },
  },
  {
    breaks: 'a warning by hand is shown to nobody',
    file: 'lib/use-cases/moderate-by-hand.ts',
    find: '  await moderation.setReport(roomId, { userId, ...done, atMs: clock.now() });\n',
    replace: '',
    caughtBy: { file: BY_HAND, test: 'the host is told of whom and why' },
  },
  {
    breaks: 'who is covered once more is not told of',
    file: 'lib/use-cases/covers.ts',
    find: 'if (!isNew) await',
    replace: 'if (isNew && !isNew) await',
    caughtBy: { file: BY_HAND, test: 'a repeated cover' },
  },
  {
    breaks: 'everybody is told what moderation has reported',
    file: 'lib/api/room-view.ts',
    find: '  if (!isKeeper(room, to)) return { covered',
    replace: '  if (!room) return { covered',
    caughtBy: { file: MODERATION, test: 'who keeps order is told' },
  },
  {
    breaks: 'a mix starts in a room whose stream is forbidden',
    file: 'lib/store/claim-store.ts',
    find: '          hasForbidden(undefined),\n',
    replace: '',
    caughtBy: { file: FORBIDDEN, test: 'no start gets past it' },
  },
  {
    breaks: 'a stream is forbidden, and a mix that starts meanwhile has another one',
    file: 'lib/store/room-moderation-store.ts',
    find: 'hasForbidden(room.forbidden), hasFence(room.mix.fence)',
    replace: 'hasForbidden(room.forbidden)',
    caughtBy: { file: FORBIDDEN, test: 'a start between the read and the order' },
  },
  {
    breaks: 'a forbidden stream that the service has not confirmed is taken as forbidden',
    file: 'lib/use-cases/forbidden-stream.ts',
    find: 'error: describeError(error) });\n    return;',
    replace: 'error: describeError(error) });',
    caughtBy: { file: FORBIDDEN, test: 'told again and nothing is guessed' },
  },
  {
    breaks: 'a late call forbids a stream that was allowed',
    file: 'lib/use-cases/forbidden-stream.ts',
    find: '  if (!isAlone) return;\n',
    replace: '',
    caughtBy: { file: FORBIDDEN, test: 'a late call of an order' },
  },
  {
    breaks: 'an instance that was frozen sends its old order',
    file: 'lib/use-cases/forbidden-stream.ts',
    find: '  if (!maySend(order, clock.now())) return;\n',
    replace: '',
    caughtBy: { file: FORBIDDEN, test: 'an instance that was frozen' },
  },
  {
    breaks: 'a mix whose report died goes on',
    file: 'lib/model/room-step.ts',
    find: "  if (room.forbidden) return { action: { do: 'stop', because: 'moderated' } };\n",
    replace: '',
    caughtBy: { file: FORBIDDEN, test: 'a mix whose report died after the order' },
  },
  {
    breaks: 'more users are named to the service than it takes',
    file: 'lib/model/named-users.ts',
    find: 'if (excess <= 0) return [...names];',
    replace: 'return [...names];',
    caughtBy: {
      file: 'lib/aliyun/mpu-panes.test.ts',
      test: 'is named before others, as the service takes 64 names',
    },
  },
  {
    breaks: 'a mute outlives its show',
    file: 'lib/use-cases/reconcile.ts',
    find: 'const isSameShow = mix.startedAtMs + CLOCK_MARGIN_MS >= createdAtMs;',
    replace: 'const isSameShow = true || createdAtMs + CLOCK_MARGIN_MS;',
    caughtBy: {
      file: 'test/use-cases/upkeep.test.ts',
      test: 'a mix that starts again by itself keeps who is muted, but only within one show',
    },
  },
];
