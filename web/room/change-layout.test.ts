import { ApiError } from '../api/api-error';
import type { Layout } from '../api/types';
import { changeLayout } from './change-layout';

function staleUntil(version: number) {
  const asked: (number | undefined)[] = [];
  const api = {
    changeLayout: async (roomId: string, layout: Layout, asVersion: number | undefined) => {
      asked.push(asVersion);
      if (asVersion === version) return { roomId, mix: { state: 'live', layout } } as const;
      const details = { layoutVersion: Math.min(version, (asVersion ?? 0) + 1) };
      throw new ApiError({ code: 'StaleLayoutVersion', message: '', retryable: false, details });
    },
  };
  return { api, asked };
}

const wish = { roomId: 'tea', layout: 'grid', version: 1 } as const;

test('repeats a change that came second with the version that came first', async () => {
  const { api, asked } = staleUntil(3);
  await expect(changeLayout(api, wish)).resolves.toMatchObject({ mix: { layout: 'grid' } });
  expect(asked).toEqual([1, 2, 3]);
});

test('gives up when others are always faster', async () => {
  const { api, asked } = staleUntil(99);
  await expect(changeLayout(api, wish)).rejects.toMatchObject({ code: 'StaleLayoutVersion' });
  expect(asked).toHaveLength(3);
});
