import type { Mutation } from '../mutation';

const EVENTS = 'test/use-cases/room-events.test.ts';

export const events: Mutation[] = [
  {
    breaks: 'two give the same number to different facts',
    file: 'lib/store/event-store.ts',
    find: "condition: { and: [where(LAST_EVENT.lastNumber, '=', outbox.lastNumber), ...also] },",
    replace: 'condition: { and: also },',
    caughtBy: { file: EVENTS, test: 'of two who number at once one does' },
  },
  {
    breaks: 'a fact that has a number stays in the row',
    file: 'lib/store/event-store.ts',
    find: 'remove: facts.map(({ name }) => name),',
    replace: '',
    caughtBy: { file: EVENTS, test: 'the story of a room is told, in order' },
  },
  {
    breaks: 'an event leaves the row before it is written down',
    file: 'lib/store/event-store.ts',
    find: 'await Promise.all(events.map((event) => this.#put(event)));',
    replace: 'void Promise.all(events.map((event) => this.#put(event))).catch(() => undefined);',
    caughtBy: { file: EVENTS, test: 'leaves the story as it was' },
  },
  {
    breaks: 'the end of a mix is no event',
    file: 'lib/store/mix-store.ts',
    find: '...factColumns([mixEndedFact(roomId, ended)]),',
    replace: '',
    caughtBy: { seeds: 20 },
  },
  {
    breaks: 'a change between relay and mix is no event',
    file: 'lib/store/scene-store.ts',
    find: '      put: { ...writeRow(MIX, sent), ...factColumns(modeFacts(room, time)) },\n    });\n    return { ...room, mix: { ...mix, ...sent } };',
    replace:
      '      put: writeRow(MIX, sent),\n    });\n    return { ...room, mix: { ...mix, ...sent } };',
    caughtBy: { seeds: 40 },
  },
  {
    breaks: 'a change between relay and mix is told twice',
    file: 'lib/store/scene-store.ts',
    find: '    hasModeSince(mix),\n',
    replace: '',
    caughtBy: { file: EVENTS, test: 'a mode that has changed meanwhile is told once' },
  },
  {
    breaks: 'who comes and goes is compared with an older row',
    file: 'lib/store/room-store.ts',
    find: '      condition: hasNoted(room.noted),\n',
    replace: '',
    caughtBy: { seeds: 60 },
  },
  {
    breaks: 'a question that is listed again is told again',
    file: 'lib/model/news.ts',
    find: 'open.filter(({ isNoted }) => !isNoted)',
    replace: '[...open]',
    caughtBy: { file: EVENTS, test: 'listed again after it was told' },
  },
  {
    breaks: 'the end of a seat in a PK is no event',
    file: 'lib/store/room-pk-store.ts',
    find: '...factColumns([...facts, ...left])',
    replace: '...factColumns(facts)',
    caughtBy: { file: EVENTS, test: 'a seat that ends with a PK is told' },
  },
  {
    breaks: 'a room that is closed again tells it again',
    file: 'lib/store/room-store.ts',
    find: '[isOpen, ...mayBeChangedBy(actor)], nowMs',
    replace: '[...mayBeChangedBy(actor)], nowMs',
    caughtBy: { file: EVENTS, test: 'what is done again is told once' },
  },
  {
    breaks: 'a mix is told to end before it started',
    file: 'lib/model/fact.ts',
    find: 'timeMs = Math.max(timeMs, fact.atMs);',
    replace: 'timeMs = fact.atMs;',
    caughtBy: { file: 'lib/model/fact.test.ts', test: 'no task ends before it started' },
  },
  {
    breaks: 'facts stay in the row until somebody asks',
    file: 'lib/use-cases/reconcile.ts',
    find: '    await collectEvents(services, room);\n',
    replace: '',
    caughtBy: { file: EVENTS, test: 'facts leave the row without anybody asking' },
  },
  {
    breaks: 'a question that is over is forgotten before that is noted',
    file: 'lib/use-cases/question-follow.ts',
    find: "if (step.do === 'forget' && isToNote) return around.nowMs + TRY_AGAIN_MS;",
    replace: '',
    caughtBy: {
      file: EVENTS,
      test: 'a question that is over stays listed until that is noted',
    },
  },
  {
    breaks: 'who has left without an event is told by a later check alone',
    file: 'lib/use-cases/reconcile.ts',
    find: 'notePeople(services, room, [people, { ...people, members }]),',
    replace: 'notePeople(services, room, [people]),',
    caughtBy: {
      file: EVENTS,
      test: 'who has left without an event is told by the check that finds it',
    },
  },
  {
    breaks: "a moment's trouble of the store loses an event",
    file: 'lib/use-cases/store-trouble.ts',
    find: 'const PAUSES_MS = [500, 2000];',
    replace: 'const PAUSES_MS = [500];',
    caughtBy: {
      file: 'test/use-cases/events.test.ts',
      test: 'is lost twice is taken in while its sender waits',
    },
  },
  {
    breaks: 'a room remembers all who ever asked for the stage',
    file: 'lib/model/news.ts',
    find: ' && askedAtMs > overBeforeMs)',
    replace: ')',
    caughtBy: {
      file: EVENTS,
      test: 'a room keeps no note of who asked long ago, nor of all who withdraw',
    },
  },
];
