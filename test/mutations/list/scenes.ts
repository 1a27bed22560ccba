import type { Mutation } from '../mutation';

const SCENES = 'test/use-cases/scenes.test.ts';
const STATE = 'lib/model/mix-state.test.ts';

export const scenes: Mutation[] = [
  {
    breaks: 'a stale change of the scene is accepted',
    file: 'lib/use-cases/scene.ts',
    find: 'change.layoutVersion !== undefined && change.layoutVersion !== mix.layoutVersion',
    replace: 'change.layoutVersion === 0',
    caughtBy: {
      file: SCENES,
      test: 'a change of a scene that somebody else has changed is refused',
    },
  },
  {
    breaks: 'a scene is written whoever has changed it since',
    file: 'lib/store/scene-store.ts',
    find: '    hasModeSince(mix),\n    hasLayoutVersion(mix.layoutVersion),\n    hasSendUntil(mix.sendUntilMs),\n',
    replace: '',
    caughtBy: { file: SCENES, test: 'of two changes at once neither is lost' },
  },
  {
    breaks: 'a scene counts as shown although an older one may still arrive',
    file: 'lib/use-cases/scene.ts',
    find: 'const isNewest = isAlone && (await',
    replace: 'const isNewest = (await',
    caughtBy: {
      file: SCENES,
      test: 'a scene that arrives late does not stay in the place of a newer one',
    },
  },
  {
    breaks: 'a scene counts as shown that a task took while it still waited',
    file: 'lib/use-cases/scene.ts',
    find: '  const { is } = await services.mixer.status(task.taskId);\n  await services.mixer.update({ ...task, scene: sceneOf(room, mix.params) });\n',
    replace:
      '  await services.mixer.update({ ...task, scene: sceneOf(room, mix.params) });\n  const { is } = await services.mixer.status(task.taskId);\n',
    caughtBy: {
      file: SCENES,
      test: 'a change sent to a task that still waits is sent again when it runs',
    },
  },
  {
    breaks: 'a scene counts as shown although a newer one is being sent',
    file: 'lib/store/scene-store.ts',
    find: 'condition: { and: mixIsAsRead(mix) },\n      put: writeRow(MIX, {\n        sendUntilMs: 0,',
    replace: "condition: mixIs('live'),\n      put: writeRow(MIX, {\n        sendUntilMs: 0,",
    caughtBy: {
      file: SCENES,
      test: 'the end of an older send does not end a newer one',
    },
  },
  {
    breaks: 'an instance that was frozen sends its old scene',
    file: 'lib/use-cases/scene.ts',
    find: '!mix.params || services.clock.now() > beganAtMs + SEND_WINDOW_MS',
    replace: '!mix.params',
    caughtBy: {
      file: SCENES,
      test: 'an instance that was frozen sends no scene: the next check does',
    },
  },
  {
    breaks: 'a scene that was never sent stays so',
    file: 'lib/model/mix-state.ts',
    find: 'return isSceneToSend(mix, nowMs) || nowMs >= mix.checkedAtMs + trustLiveMs;',
    replace: 'return nowMs >= mix.checkedAtMs + trustLiveMs;',
    caughtBy: { file: STATE, test: 'when it is live and may not show the newest scene' },
  },
  {
    breaks: 'a start that is confirmed later is believed to show who is on stage',
    file: 'lib/use-cases/reconcile-mix.ts',
    find: 'layoutVersion: layoutVersion - 1,',
    replace: 'layoutVersion,',
    caughtBy: {
      file: SCENES,
      test: 'a start whose answer was lost shows who came on stage meanwhile',
    },
  },
  {
    breaks: 'a guest who was seated is waited for in the old picture',
    file: 'lib/model/on-air.ts',
    find: 'hasCompany: room.hasCompany || isAnyNew,',
    replace: 'hasCompany: room.hasCompany,',
    caughtBy: { file: SCENES, test: 'the mix makes ready for a guest as soon as they are seated' },
  },
  {
    breaks: 'a guest who has come is not shown',
    file: 'lib/use-cases/keep-scene.ts',
    find: 'if (!isSameCast(room, now)) return roomStages.setOnAir(room, now);',
    replace: '',
    caughtBy: {
      file: SCENES,
      test: 'a guest is shown when they send, and not when they have left',
    },
  },
  {
    breaks: 'a check that has seen less takes a guest out of the picture',
    file: 'lib/use-cases/keep-scene.ts',
    find: 'return onAirNow(room, newest.members, clock.now());',
    replace: 'return found;',
    caughtBy: {
      file: SCENES,
      test: 'a check that has seen less than another one does not take its guest out',
    },
  },
  {
    breaks: 'a part that the service cannot show is taken without a word',
    file: 'lib/use-cases/drawable.ts',
    find: 'const [field] = cannotShow(params);',
    replace: 'const [field] = cannotShow(params).slice(1);',
    caughtBy: { file: SCENES, test: 'what the service has nothing for is refused by its name' },
  },
  {
    breaks: 'a newer scene that an older call has overtaken is not sent again',
    file: 'lib/use-cases/scene.ts',
    find: '    await sendNewer(services, room).catch((error: unknown) => tryLater(services, room, error));\n',
    replace: '',
    caughtBy: {
      file: SCENES,
      test: 'the last call that ends leaves the newest scene, however they overtook one another',
    },
  },
  {
    breaks: 'what is sent again is the scene that was overtaken',
    file: 'lib/use-cases/scene.ts',
    find: 'await beginAndSend(services, room);\n  }\n}',
    replace: 'await beginAndSend(services, sent);\n  }\n}',
    caughtBy: { seeds: 300 },
  },
  {
    breaks: 'nobody sends the change of a call that dies',
    file: 'lib/use-cases/scene.ts',
    find: '    agenda.add(room.roomId, untilMs),\n',
    replace: '',
    caughtBy: {
      file: SCENES,
      test: 'a change whose call dies with it in the row is sent by the timer',
    },
  },
  {
    breaks: 'a scene whose call got no answer waits for the next check of the room',
    file: 'lib/model/room-step.ts',
    find: 'Math.min(goneAtMs, resendAtMs, routineMs',
    replace: 'Math.min(goneAtMs, routineMs',
    caughtBy: {
      file: 'lib/model/room-step.test.ts',
      test: 'is checked when every call that sends its scene has ended, unless the scene is shown',
    },
  },
  {
    breaks: 'the host is passed on alone once the minute of a guest who has come is over',
    file: 'lib/model/on-air.ts',
    find: 'known(userId)?.isPresent || nowMs < sinceMs + COMING_MS',
    replace: 'nowMs < sinceMs + COMING_MS',
    caughtBy: { seeds: 300 },
  },
  {
    breaks: 'the mix never becomes a relay again',
    file: 'lib/model/on-air.ts',
    find: 'const hasCompany = !isAlone || (aloneSinceMs > 0 && isResting);',
    replace: 'const hasCompany = !isAlone || room.hasCompany;',
    caughtBy: { seeds: 300 },
  },
  {
    breaks: 'nobody looks again whether the host has been alone for long enough',
    file: 'lib/use-cases/keep-scene.ts',
    find: 'if (nextCheckMs !== undefined) await agenda.add(room.roomId, nextCheckMs);',
    replace: '',
    caughtBy: { seeds: 300 },
  },
  {
    breaks: 'a send that ends meanwhile is taken for one of the newest scene',
    file: 'lib/use-cases/scene.ts',
    find: 'current = await rooms.find(room.roomId);',
    replace: 'return;',
    caughtBy: {
      file: SCENES,
      test: 'a scene is sent although the send of an older one ends meanwhile',
    },
  },
  {
    breaks: 'a scene that the service refuses stays wanted',
    file: 'lib/use-cases/update-mix.ts',
    find: 'if (isRunning && !error.throttled) await takeBack(services, send);',
    replace: '',
    caughtBy: { file: SCENES, test: 'is as it was before, so that the next change is not refused' },
  },
  {
    breaks: 'with a refused change those of others are taken back',
    file: 'lib/model/layout.ts',
    find: 'isChange(field, value) ? before[field] : value,',
    replace: 'before[field],',
    caughtBy: {
      file: 'lib/model/layout.test.ts',
      test: 'a change is taken out alone: what others have changed since stays',
    },
  },
  {
    breaks: 'a scene that cannot be sent ends the check of its room',
    file: 'lib/use-cases/scene.ts',
    find: 'await beginAndSend(services, room).catch((error: unknown) => tryLater(services, room, error));',
    replace: 'await beginAndSend(services, room);',
    caughtBy: { file: SCENES, test: 'does not keep the timer from looking after the room' },
  },
  {
    breaks: 'a change that the service throttled is taken back',
    file: 'lib/use-cases/update-mix.ts',
    find: 'isRunning && !error.throttled',
    replace: 'isRunning',
    caughtBy: {
      file: SCENES,
      test: 'a change that the service has too many calls for stays, and is sent later',
    },
  },
];
