import type { Mutation } from '../mutation';

const UPKEEP = 'test/use-cases/upkeep.test.ts';
const EVENTS = 'test/use-cases/events.test.ts';
const STEP = 'lib/model/room-step.test.ts';
const PRESENCE = 'lib/model/presence.test.ts';
const STAGE = 'test/use-cases/stage.test.ts';
const LIST = 'test/use-cases/room-list.test.ts';

export const upkeep: Mutation[] = [
  {
    breaks: 'a check that was put on the agenda again is taken off with the one before',
    file: 'lib/store/agenda-store.ts',
    find: "row: 'any', condition })",
    replace: "row: 'any' })",
    caughtBy: {
      file: UPKEEP,
      test: 'a check that is asked for while one of the same second ends is not taken off with it',
    },
  },
  {
    breaks: 'events alone say that the host has gone',
    file: 'lib/use-cases/reconcile.ts',
    find: "action.because === 'host-gone' && (await isHostThere(services, room, members))",
    replace: 'false',
    caughtBy: {
      file: UPKEEP,
      test: 'a host who is said to have left keeps the mix while the channel has them',
    },
  },
  {
    breaks: 'an event puts nothing on the agenda',
    file: 'lib/use-cases/events.ts',
    find: 'agenda.add(roomId, nowMs), ',
    replace: '',
    caughtBy: {
      file: UPKEEP,
      test: 'an event whose room could not be checked is made good by the agenda',
    },
  },
  {
    breaks: 'a start puts nothing on the agenda',
    file: 'lib/use-cases/run-claim.ts',
    find: 'agenda.add(roomId, startedAtMs + Math.min(VERIFY_AFTER_MS, hostGraceMs)),',
    replace: 'undefined,',
    caughtBy: { file: UPKEEP, test: 'a start that nobody checks is reconciled by the agenda' },
  },
  {
    breaks: 'a stop puts nothing on the agenda',
    file: 'lib/use-cases/stop-mix.ts',
    find: 'services.agenda.add(roomId, services.clock.now() + VERIFY_AFTER_MS),',
    replace: 'undefined,',
    caughtBy: {
      file: UPKEEP,
      test: 'a stop that nobody checks is brought to its end by the agenda',
    },
  },
  {
    breaks: 'a room that could not be checked is given up',
    file: 'lib/use-cases/agenda-run.ts',
    find: 'await agenda.add(roomId, clock.now() + TRY_AGAIN_MS);',
    replace: '',
    caughtBy: { file: UPKEEP, test: 'a room that could not be checked is checked again' },
  },
  {
    breaks: 'a message that comes twice is taken in twice',
    file: 'lib/use-cases/events.ts',
    find: "if (found === 'again') return;",
    replace: '',
    caughtBy: { file: EVENTS, test: 'a message that comes twice is nothing new' },
  },
  {
    breaks: 'an event is noted beside its marking down',
    file: 'lib/use-cases/events.ts',
    find: 'event.mark?.()]);',
    replace: 'event.mark?.(), inbox.note(event, nowMs)]);',
    caughtBy: {
      file: EVENTS,
      test: 'was lost with every try is as good as new when it comes again',
    },
  },
  {
    breaks: 'the sender never hears that an event could not be noted',
    file: 'lib/use-cases/events.ts',
    find: "if (noted.status === 'rejected') throw noted.reason;",
    replace: '',
    caughtBy: {
      file: EVENTS,
      test: 'a message that could not be noted is taken in, and sent again',
    },
  },
  {
    breaks: 'who is there without an event is never found',
    file: 'lib/model/presence.ts',
    find: '    ...come.map((userId) => seenEvent(roomId, userId, readAtMs)),\n',
    replace: '',
    caughtBy: {
      file: STAGE,
      test: 'a guest of whom no event has told is in the picture soon after the next audit',
    },
  },
  {
    breaks: 'a message with the id of another is taken for that one',
    file: 'lib/store/inbox-store.ts',
    find: "? 'again' : 'again-with-other-content'",
    replace: "? 'again' : 'again'",
    caughtBy: {
      file: EVENTS,
      test: 'a message id with other content than before is logged, and what it tells is taken in',
    },
  },
  {
    breaks: 'who has left is there for ever',
    file: 'lib/model/presence.ts',
    find: 'const toMs = left.get(id) ??',
    replace: 'const toMs =',
    caughtBy: {
      file: PRESENCE,
      test: 'a session that has left stays left, even if its join comes later',
    },
  },
  {
    breaks: 'who publishes without a join is not there',
    file: 'lib/model/presence.ts',
    find: 'new Map([...published, ...joined])',
    replace: 'new Map(joined)',
    caughtBy: { file: PRESENCE, test: 'publishing implies having joined' },
  },
  {
    breaks: 'who was only seen is there for ever',
    file: 'lib/model/presence.ts',
    find: ' ?? endOfSeen(id, fromMs, left)',
    replace: '',
    caughtBy: {
      file: PRESENCE,
      test: 'who was only seen in the channel is gone with the first session that leaves afterwards',
    },
  },
  {
    breaks: 'a mix runs longer than it may',
    file: 'lib/model/room-step.ts',
    find: "if (nowMs >= mix.endsByMs) return { action: { do: 'stop', because: 'too-long' } };",
    replace: '',
    caughtBy: {
      file: STEP,
      test: 'is announced to end and then ended when its longest duration is over',
    },
  },
  {
    breaks: 'a mix goes on although its host has gone',
    file: 'lib/model/room-step.ts',
    find: 'if (nowMs >= goneAtMs) return { action: withoutHost(room, members) };',
    replace: '',
    caughtBy: { file: STEP, test: 'goes on for the grace after the host left, and not longer' },
  },
  {
    breaks: 'without autoStop a mix goes on for nobody',
    file: 'lib/model/room-step.ts',
    find: 'room.autoStop || isStageEmpty || readyDeputy',
    replace: 'room.autoStop || readyDeputy',
    caughtBy: {
      file: STEP,
      test: 'without autoStop goes on for those who are there, but not for nobody',
    },
  },
  {
    breaks: 'the mix of a closed room goes on',
    file: 'lib/model/room-step.ts',
    find: "return room.state === 'closed'\n        ?",
    replace: "return room.state === 'gone'\n        ?",
    caughtBy: { file: STEP, test: 'of a closed room is stopped' },
  },
  {
    breaks: 'a mix that was stopped on purpose starts again by itself',
    file: 'lib/model/room-step.ts',
    find: 'return wasLost || host.sinceMs + endIsLateMs(room) >= endedAtMs;',
    replace: 'return true;',
    caughtBy: {
      file: STEP,
      test: 'that was stopped on purpose does not start again while the host stays',
    },
  },
  {
    breaks: 'a room starts by itself for a host who only looks',
    file: 'lib/model/room-step.ts',
    find: 'if (!host.isPublishing) return false;',
    replace: 'if (!host.isPresent) return false;',
    caughtBy: {
      file: STEP,
      test: 'does not start for a guest, nor for a host who only looks, nor without autoStart',
    },
  },
  {
    breaks: 'a room is closed while somebody is there',
    file: 'lib/model/room-step.ts',
    find: ' || members.some((member) => member.isPresent);',
    replace: ';',
    caughtBy: { file: STEP, test: 'lets its room be closed after a day, unless somebody is there' },
  },
  {
    breaks: 'rooms that were never live come first in the list',
    file: 'lib/store/directory-store.ts',
    find: 'return wasLive ? createdAtMs : createdAtMs - NEVER_LIVE;',
    replace: 'return wasLive ? createdAtMs - NEVER_LIVE : createdAtMs;',
    caughtBy: { file: LIST, test: 's hundred rooms come after every room that has been live' },
  },
  {
    breaks: 'a closed room is listed',
    file: 'lib/use-cases/room.ts',
    find: '    stopMix(services, { roomId, actor }),\n    directory.unlist(room),',
    replace: '    stopMix(services, { roomId, actor }),',
    caughtBy: { file: LIST, test: 'a room that is closed leaves nothing in the directory' },
  },
  {
    breaks: 'a start that is refused has a place before rooms that have been live',
    file: 'lib/use-cases/run-claim.ts',
    find: '    usage.open(task),\n',
    replace:
      '    usage.open(task),\n    services.directory.listAsLive({ roomId, createdAtMs: claimed.createdAtMs }),\n',
    caughtBy: { file: LIST, test: 'takes no place before rooms that have been live' },
  },
  {
    breaks: 'places of rooms that are closed stay in the list',
    file: 'lib/store/directory-store.ts',
    find: '    await Promise.allSettled(dead.map((place) => this.#clear(place, rooms.get(place.roomId))));\n',
    replace: '    void dead;\n',
    caughtBy: { file: LIST, test: 'a room that is closed without leaving the list' },
  },
  {
    breaks: 'a room that is being created leaves the list',
    file: 'lib/store/directory-store.ts',
    find: '  if (nowMs < createdAtMs + CREATION_LASTS_MS) return false;\n',
    replace: '  void createdAtMs;\n',
    caughtBy: { file: LIST, test: 'a list leaves alone what is being created or started' },
  },
  {
    breaks: 'a room that is being started leaves the front of the list',
    file: 'lib/store/directory-store.ts',
    find: " && room.mix.state !== 'starting'",
    replace: '',
    caughtBy: { file: LIST, test: 'a list leaves alone what is being created or started' },
  },
  {
    breaks: 'a room that has lost its place is in no list any more',
    file: 'lib/store/directory-store.ts',
    find: "      room?.state === 'open' && this.enlist(room),\n",
    replace: '',
    caughtBy: { file: LIST, test: 'a room whose mix ended before it was listed as live' },
  },
  {
    breaks: 'a room that exists outlives a limit that is lowered',
    file: 'lib/model/longest-mix.ts',
    find: 'return Math.min(maxDurationMinutes, maxMixMinutes);',
    replace: 'return maxDurationMinutes;',
    caughtBy: {
      file: 'test/use-cases/starts.test.ts',
      test: 'ends when the smaller of both is over',
    },
  },
  {
    breaks: 'somebody takes over the closed room of another host',
    file: 'lib/store/room-store.ts',
    find: 'condition: { and: [isClosed, isOwnedBy(hostId)] },',
    replace: 'condition: isClosed,',
    caughtBy: {
      file: 'test/use-cases/refused.test.ts',
      test: 'nobody takes over the room of another host, open or closed',
    },
  },
  {
    breaks: 'a live room is checked ever more often',
    file: 'lib/model/room-step.ts',
    find: 'return sinceMs + (done + 1) * everyMs;',
    replace: 'return nowMs + everyMs;',
    caughtBy: {
      file: STEP,
      test: 'is checked as often whatever happens in between',
    },
  },
  {
    breaks: 'an unused room is closed while its host starts',
    file: 'lib/store/room-store.ts',
    find: "[isOpen, mixIs('idle'), hasFence(mix.fence)]",
    replace: '[isOpen]',
    caughtBy: {
      file: UPKEEP,
      test: 'a room that nobody has used for a day is not closed if its host starts at that moment',
    },
  },
  {
    breaks: 'every viewer asks the service about a mix',
    file: 'lib/use-cases/room-snapshot.ts',
    find: 'if (!runsShow(snapshot.room, actor)) return snapshot;',
    replace: '',
    caughtBy: { file: 'test/use-cases/room-view.test.ts', test: 'is not by the audience' },
  },
  {
    breaks: 'a host who comes back while the end is being noted stays dark',
    file: 'lib/model/room-step.ts',
    find: "if (mix.lastOutcome === 'host-gone') return hostGraceSeconds * 1000;",
    replace: 'if (hostGraceSeconds === 0) return 0;',
    caughtBy: { file: STEP, test: 'noted as over' },
  },
];
