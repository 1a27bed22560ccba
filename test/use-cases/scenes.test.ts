/** The service ends up with the newest scene, however calls overtake one another. */
import type { Layout } from '../../lib/model/layout';
import { SEND_LASTS_MS, SEND_WINDOW_MS } from '../../lib/model/mix-state';
import { updateMix } from '../../lib/use-cases/mix';
import { readRoom } from '../../lib/use-cases/room-snapshot';
import { codeOf, HOST, House } from './house';
import type { StoreCall } from './house-table';

const isSetting = ({ put }: StoreCall) => put?.mix_params !== undefined;
const isEndOfSend = ({ put }: StoreCall) => put?.send_until_ms === 0;
const isUpdate = ({ operation }: { operation: string }) => operation === 'update';

let house: House;
beforeEach(async () => {
  house = new House();
  await house.live('tea');
});

const change = (scene: { layout?: Layout; backgroundColor?: string }, layoutVersion?: number) =>
  updateMix(house.services, { roomId: 'tea', actor: HOST, layoutVersion, scene });
const shown = () => house.rtc.log.find('tea-1')?.shown.params;

/** All calls have ended by now that sent an older scene. */
async function afterAllCalls(): Promise<void> {
  await house.advance(SEND_LASTS_MS + 1000);
  await readRoom(house.services, 'tea');
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
