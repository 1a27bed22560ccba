import { topGivers } from './top-givers';

const gift = (roomId: string, userId: string | undefined, points: number) => ({
  eventId: `${roomId}/${userId}/${points}`,
  roomId,
  points,
  at: '2026-01-01T10:00:00.000Z',
  ...(userId && { userId }),
});

test('who gave most comes first, with all their gifts to that room, and three are named', () => {
  const gifts = [
    gift('tea', 'ann', 5),
    gift('tea', 'ben', 7),
    gift('tea', 'ann', 4),
    gift('jazz', 'ben', 90),
    gift('tea', 'cay', 1),
    gift('tea', 'dan', 2),
    gift('tea', undefined, 50),
  ];
  expect(topGivers(gifts, 'tea')).toEqual([
    { userId: 'ann', points: 9 },
    { userId: 'ben', points: 7 },
    { userId: 'dan', points: 2 },
  ]);
  expect(topGivers(gifts, 'jazz')).toEqual([{ userId: 'ben', points: 90 }]);
  expect(topGivers([], 'tea')).toEqual([]);
});
