import type { RoomReading } from '../api/api';
import { ApiError } from '../api/api-error';
import type { Mix, MixLook, Room } from '../api/types';
import { changeLook } from './change-look';

/** A mix that somebody else changes before each of the first `rivals` changes. */
function contested(rivals: number) {
  let mix: Mix = { state: 'live', layoutVersion: 1, muted: [] };
  const asked: MixLook[] = [];
  const api = {
    changeMix: async (roomId: string, look: MixLook, version: number | undefined) => {
      asked.push(look);
      if (asked.length <= rivals) {
        const muted = [...(mix.muted ?? []), `rival-${asked.length}`];
        mix = { ...mix, muted, layoutVersion: (mix.layoutVersion ?? 0) + 1 };
      }
      if (version === mix.layoutVersion) return { roomId, mix: { ...mix, ...look } };
      throw new ApiError({ code: 'StaleLayoutVersion', message: '', retryable: false });
    },
    readRoom: async (): Promise<RoomReading> => ({ mix }) as Room,
  };
  return { api, asked, room: { roomId: 'tea', mix } };
}

test('a change that came second is made to the mix as it is by then', async () => {
  const { api, room, asked } = contested(1);
  await changeLook(api, room, ({ muted = [] }) => ({ muted: [...muted, 'ben'] }));
  expect(asked).toEqual([{ muted: ['ben'] }, { muted: ['rival-1', 'ben'] }]);
});

test('gives up when others are always faster', async () => {
  const { api, room, asked } = contested(99);
  const changing = changeLook(api, room, () => ({ layout: 'grid' }));
  await expect(changing).rejects.toMatchObject({ code: 'StaleLayoutVersion' });
  expect(asked).toHaveLength(3);
});
