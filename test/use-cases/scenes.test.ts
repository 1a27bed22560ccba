/** The service ends up with the newest scene, however calls overtake one another. */

import { type Layout, mixParams } from '../../lib/model/layout';
import { SEND_LASTS_MS, SEND_WINDOW_MS } from '../../lib/model/mix-state';
import { MixerRefused } from '../../lib/model/mixer';
import { COMING_MS, RELAY_REST_MS } from '../../lib/model/on-air';
import type { Scene } from '../../lib/model/scene';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { reconcileRoom } from '../../lib/use-cases/reconcile';
import { requestStage } from '../../lib/use-cases/request-stage';
import { updateRoom } from '../../lib/use-cases/room';
import { readRoom } from '../../lib/use-cases/room-snapshot';
import { seatMember } from '../../lib/use-cases/seat-member';
import { unseatMember } from '../../lib/use-cases/unseat-member';
import { updateMix } from '../../lib/use-cases/update-mix';
import { codeOf, HOST, House, user } from './house';
import type { StoreCall } from './house-table';

const isSetting = ({ put }: StoreCall) => put?.mix_params !== undefined;
const isEndOfSend = ({ put }: StoreCall) => put?.send_until_ms === 0;
const isSeating = ({ put }: StoreCall) => put?.stage !== undefined;
const isCast = ({ put }: StoreCall) => put?.on_air !== undefined;
const isStatus = ({ operation }: { operation: string }) => operation === 'status';
const isUpdate = ({ operation }: { operation: string }) => operation === 'update';

let house: House;
beforeEach(async () => {
  house = new House();
  await house.live('tea');
});

const change = (scene: { layout?: Layout; backgroundColor?: string }, layoutVersion?: number) =>
  updateMix(house.services, { roomId: 'tea', actor: HOST, layoutVersion, scene });
const shown = () => house.rtc.log.find('tea-1')?.shown;

/** All calls have ended by now that sent an older scene. */
async function afterAllCalls(): Promise<void> {
  await house.advance(SEND_LASTS_MS + 1000);
  await readRoom(house.services, { roomId: 'tea', actor: HOST });
}

test('a change of a scene that somebody else has changed is refused', async () => {
  const { layoutVersion } = house.room('tea').mix;
  await change({ layout: 'pip' }, layoutVersion);
  const stale = change({ layout: 'side-by-side' }, layoutVersion);
  expect(await codeOf(stale)).toBe('StaleLayoutVersion');
  expect(shown()).toMatchObject({ layout: 'pip' });
});

test('of two changes at once neither is lost', async () => {
  house.table.calls.next(isSetting, () => change({ layout: 'pip' }));
  await change({ backgroundColor: '#FF0000' });
  await afterAllCalls();
  expect(shown()).toMatchObject({ layout: 'pip', backgroundColor: '#FF0000' });
});

test('a scene that arrives late does not stay in the place of a newer one', async () => {
  house.mixer.calls.next(isUpdate, 'late');
  expect(await change({ layout: 'pip' })).toMatchObject({ outcome: 'pending' });
  expect(await change({ layout: 'side-by-side' })).toMatchObject({ outcome: 'pending' });
  house.mixer.calls.deliver();
  expect(shown()).toMatchObject({ layout: 'pip' });
  await afterAllCalls();
  expect(shown()).toMatchObject({ layout: 'side-by-side' });
});

test('the last call that ends leaves the newest scene, however they overtook one another', async () => {
  house.mixer.calls.next(isUpdate, () => change({ layout: 'pip' }));
  expect(await change({ layout: 'spotlight' })).toMatchObject({ outcome: 'pending' });
  expect(shown()).toMatchObject({ layout: 'pip' });
  expect(house.mixer.calls.made.filter(isUpdate)).toHaveLength(3);
});

test('a change sent to a task that still waits is sent again when it runs', async () => {
  await house.open('inn');
  await house.start('inn');
  house.mixer.calls.next(isStatus, async () => house.rtc.channels.join('inn', HOST.userId));
  const scene = { layout: 'pip' } as const;
  await updateMix(house.services, { roomId: 'inn', actor: HOST, layoutVersion: undefined, scene });
  await house.advance(SEND_LASTS_MS + 1000);
  expect(house.rtc.log.find('inn-1')?.shown).toMatchObject({ layout: 'pip' });
});

test('a change whose call dies with it in the row is sent by the timer', async () => {
  // What the start has put on the agenda is done.
  await house.advance(SEND_LASTS_MS);
  await runAgenda(house.services, 1);
  house.table.calls.next(isSetting, 'answer-lost');
  expect(await codeOf(change({ layout: 'pip' }))).toBe('StoreUnavailable');
  await house.advance(SEND_LASTS_MS + 1000);
  await runAgenda(house.services, 1);
  expect(shown()).toMatchObject({ layout: 'pip' });
});

test('the end of an older send does not end a newer one', async () => {
  house.table.calls.next(isEndOfSend, async () => {
    house.mixer.calls.next(isUpdate, 'late');
    await change({ layout: 'pip' });
  });
  expect(await change({ backgroundColor: '#00FF00' })).toMatchObject({ outcome: 'pending' });
  expect(await change({ layout: 'side-by-side' })).toMatchObject({ outcome: 'pending' });
  house.mixer.calls.deliver();
  await afterAllCalls();
  expect(shown()).toMatchObject({ layout: 'side-by-side', backgroundColor: '#00FF00' });
});

test('an instance that was frozen sends no scene: the next check does', async () => {
  house.table.calls.next(isSetting, () => house.advance(SEND_WINDOW_MS + 1));
  expect(await change({ layout: 'pip' })).toMatchObject({ outcome: 'pending' });
  expect(house.mixer.calls.made.filter(isUpdate)).toEqual([]);
  await afterAllCalls();
  expect(shown()).toMatchObject({ layout: 'pip' });
});

describe('a scene that the service refuses for good', () => {
  const REFUSED = '#BADBAD';
  beforeEach(() => {
    house.mixer.calls.all(({ scene }) => scene?.backgroundColor === REFUSED, 'refused');
  });

  test('is as it was before, so that the next change is not refused with it', async () => {
    expect(await codeOf(change({ backgroundColor: REFUSED }))).toBe('MixerRefused');
    expect(house.room('tea').mix.params).toMatchObject({ backgroundColor: '#000000' });
    expect(await change({ layout: 'pip' })).toMatchObject({ roomId: 'tea' });
    await afterAllCalls();
    expect(shown()).toMatchObject({ layout: 'pip', backgroundColor: '#000000' });
  });

  test('is taken back alone, not with what another call has changed at the same time', async () => {
    const isOther = ({ scene }: { scene?: Scene }) => scene?.backgroundColor === '#000000';
    house.mixer.calls.next(isStatus, async () => {
      // It contains what will be refused, and is refused with it.
      expect(await codeOf(change({ layout: 'pip' }))).toBe('MixerRefused');
    });
    house.mixer.calls.next(isOther, () => change({ layout: 'stacked' }));
    expect(await codeOf(change({ backgroundColor: REFUSED }))).toBe('MixerRefused');
    await afterAllCalls();
    expect(house.room('tea').mix.params).toMatchObject({ backgroundColor: '#000000' });
    expect(shown()).toMatchObject({ layout: 'stacked', backgroundColor: '#000000' });
  });

  test('does not keep the timer from looking after the room', async () => {
    house.mixer.calls.all(isUpdate, 'refused');
    await requestStage(house.services, { roomId: 'tea', actor: user('ben') });
    await seatMember(house.services, { roomId: 'tea', userId: 'ben', actor: HOST });
    house.rtc.channels.join('tea', 'ben');
    house.rtc.channels.remove('tea', [HOST.userId]);
    for (let minutes = 0; minutes < 5; minutes++) {
      await house.advance(60_000);
      await runAgenda(house.services, 1);
    }
    expect(house.room('tea').mix).toMatchObject({ state: 'idle', lastOutcome: 'host-gone' });
  });
});

test('a change that the service has too many calls for stays, and is sent later', async () => {
  house.mixer.calls.next(isUpdate, () => {
    throw new MixerRefused('Throttling.User', { throttled: true });
  });
  expect(await codeOf(change({ layout: 'pip' }))).toBe('MixerUnavailable');
  expect(house.room('tea').mix.params).toMatchObject({ layout: 'pip' });
  await afterAllCalls();
  expect(shown()).toMatchObject({ layout: 'pip' });
});

describe('the picture follows the stage', () => {
  const seat = async (userId: string) => {
    await requestStage(house.services, { roomId: 'tea', actor: user(userId) });
    await seatMember(house.services, { roomId: 'tea', userId, actor: HOST });
  };
  const check = () => reconcileRoom(house.services, 'tea');
  const panes = () => shown()?.panes.map(({ user: { userId } }) => userId);
  const heardOnly = () => shown()?.others.map(({ userId }) => userId);

  test('the mix makes ready for a guest as soon as they are seated', async () => {
    await seat('ben');
    expect(panes()).toEqual(['host']);
    expect(heardOnly()).toEqual(['ben']);
    expect(house.room('tea')).toMatchObject({ hasCompany: true, mix: { mode: 'mix' } });
  });

  test('a scene is sent although the send of an older one ends meanwhile', async () => {
    const { scenes } = house.services;
    const { mode, modeSinceMs, relayedMs } = house.room('tea').mix;
    const time = { mode, modeSinceMs, relayedMs };
    await scenes.beginSend(house.room('tea'), { untilMs: house.now() + SEND_LASTS_MS, time });
    house.table.calls.next(isSeating, () => scenes.endSend(house.room('tea'), true));
    await seat('ben');
    expect(heardOnly()).toEqual(['ben']);
  });

  test('a guest is shown when they send, and not when they have left', async () => {
    await seat('ben');
    const session = house.rtc.channels.join('tea', 'ben');
    await house.advance(1000);
    expect(panes()).toEqual(['host', 'ben']);
    house.rtc.channels.leave('tea', session);
    await house.advance(1000);
    expect(panes()).toEqual(['host']);
  });

  test('a check that has seen less than another one does not take its guest out', async () => {
    await seat('ben');
    // Nobody waits for ben any more.
    await house.advance(COMING_MS);
    await check();
    await house.advance(RELAY_REST_MS);
    await check();
    expect(house.room('tea').hasCompany).toBe(false);
    const ben = { roomId: 'tea', userId: 'ben', sessionId: 'abc', atMs: house.now() };
    await house.services.members.record({ ...ben, tag: 'joined' });
    house.table.calls.next(isCast, async () => {
      await house.services.members.record({ ...ben, tag: 'published' });
      await check();
    });
    await check();
    expect(panes()).toEqual(['host', 'ben']);
  });

  test('who loses the seat is out of the picture at once, whatever events are told', async () => {
    await seat('ben');
    house.rtc.channels.join('tea', 'ben');
    await house.advance(1000);
    await unseatMember(house.services, { roomId: 'tea', userId: 'ben', actor: HOST });
    expect([...(panes() ?? []), ...(heardOnly() ?? [])]).toEqual(['host']);
  });

  test('a start shows who is there already', async () => {
    await house.stop('tea');
    await seat('ben');
    house.rtc.channels.join('tea', 'ben');
    await house.advance(15_000);
    await house.start('tea');
    expect(house.rtc.log.find('tea-2')?.shown.panes).toMatchObject([
      { user: { userId: 'host' } },
      { user: { userId: 'ben' } },
    ]);
  });

  test('a start whose answer was lost shows who came on stage meanwhile', async () => {
    await house.stop('tea');
    await house.advance(15_000);
    house.mixer.calls.next(({ operation }) => operation === 'start', 'answer-lost');
    expect(await house.start('tea')).toMatchObject({ outcome: 'pending' });
    await seat('ben');
    await house.advance(SEND_LASTS_MS);
    await readRoom(house.services, { roomId: 'tea', actor: HOST });
    await readRoom(house.services, { roomId: 'tea', actor: HOST });
    expect(house.rtc.log.find('tea-2')?.shown.others).toMatchObject([{ userId: 'ben' }]);
  });

  test('names come and go with the room’s setting', async () => {
    const setting = (namePlates: boolean) =>
      updateRoom(house.services, { roomId: 'tea', actor: HOST, change: { namePlates } });
    const names = () => shown()?.panes.map(({ name }) => name);
    await seat('ann');
    house.rtc.channels.join('tea', 'ann');
    await house.advance(1000);
    await setting(true);
    await readRoom(house.services, { roomId: 'tea', actor: HOST });
    expect(names()).toEqual(['host', 'ann']);
    await setting(false);
    await readRoom(house.services, { roomId: 'tea', actor: HOST });
    expect(names()).toEqual([undefined, undefined]);
  });

  test('a room’s setting that the service has nothing for is refused by its name', async () => {
    house.lacks.push('namePlates');
    const change = { namePlates: true };
    const update = { roomId: 'tea', actor: HOST, change };
    const calls = [house.open('named', change), updateRoom(house.services, update)];
    const details = { problems: [{ at: 'body.namePlates' }] };
    for (const call of calls) {
      const refused = await call.catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: 'InvalidRequest', status: 400, details });
    }
    expect(house.room('tea').namePlates).toBe(false);
  });

  test('what the service has nothing for is refused by its name', async () => {
    house.lacks.push('watermark');
    const params = mixParams({ watermark: { text: 'Gala' } });
    const before = house.room('tea');
    const refused = await updateMix(house.services, {
      ...{ roomId: 'tea', actor: HOST, layoutVersion: undefined },
      scene: { watermark: { text: 'Gala' } },
    }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'InvalidRequest', status: 400 });
    expect(refused).toMatchObject({ details: { problems: [{ at: 'body.watermark' }] } });
    expect(await codeOf(house.start('tea', { params }))).toBe('InvalidRequest');
    expect(house.room('tea')).toEqual(before);
  });
});
