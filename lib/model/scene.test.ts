import { pointerIn } from '../store/room-fixture';
import type { MixRequest } from './layout';
import { sceneWith, seated } from './scene-fixture';

const shownIn = ({ panes }: ReturnType<typeof sceneWith>) => panes.map(({ user }) => user.userId);
const heardOnlyIn = ({ others }: ReturnType<typeof sceneWith>) =>
  others.map(({ userId }) => userId);

describe('who is shown', () => {
  test('are those who send, the host first, in the order of their seats', () => {
    const scene = sceneWith(
      { layout: 'grid' },
      { guests: ['ann', 'ben', 'cay'], onAir: ['cay', 'ann', 'host'] },
    );
    expect(shownIn(scene)).toEqual(['host', 'ann', 'cay']);
    expect(scene.panes).toHaveLength(3);
    expect(heardOnlyIn(scene)).toEqual(['ben']);
  });

  test('are shown in the order of the numbers of their seats, whoever came first', () => {
    const stage = [seated('cay', 1), seated('ann', 5)];
    const scene = sceneWith({ layout: 'grid' }, { stage, onAir: ['host', 'ann', 'cay'] });
    expect(shownIn(scene)).toEqual(['host', 'cay', 'ann']);
  });

  test('is the guest alone while the host is away, and the host while nobody sends', () => {
    expect(shownIn(sceneWith({}, { guests: ['ann'], onAir: ['ann'] }))).toEqual(['ann']);
    expect(shownIn(sceneWith({}, { guests: ['ann'], onAir: [] }))).toEqual(['host']);
  });

  test('are as many as the layout has panes and the mix seats; the others are said to be heard', () => {
    const guests = ['ann', 'ben', 'cay'];
    expect(heardOnlyIn(sceneWith({ layout: 'side-by-side' }, { guests }))).toEqual(['ben', 'cay']);
    expect(heardOnlyIn(sceneWith({ layout: 'solo' }, { guests }))).toEqual(guests);
    expect(heardOnlyIn(sceneWith({ layout: 'grid', seats: 3 }, { guests }))).toEqual(['cay']);
    expect(heardOnlyIn(sceneWith({ layout: 'grid' }, { guests }))).toEqual([]);
  });

  test('nobody who has a seat and has not come for long', () => {
    const scene = sceneWith({}, { guests: ['ann'], onAir: [], hasCompany: false });
    expect([...shownIn(scene), ...heardOnlyIn(scene)]).toEqual(['host']);
  });

  test('nobody who was only invited, and nobody in a voice room', () => {
    const invited = {
      userId: 'ann',
      name: 'Ann',
      number: 2,
      state: 'invited' as const,
      sinceMs: 0,
    };
    const scene = sceneWith({}, { stage: [invited], onAir: ['host', 'ann'] });
    expect([...shownIn(scene), ...heardOnlyIn(scene)]).toEqual(['host']);
    const voice = sceneWith({}, { guests: ['ben'], kind: 'voice' });
    expect(shownIn(voice)).toEqual([]);
    expect(heardOnlyIn(voice)).toEqual(['host', 'ben']);
  });
});

describe('who has a seat', () => {
  const guests = ['ann', 'ben'];
  const shownAndMuted = (change: object, request: MixRequest = {}) => {
    const seatRules = [{ number: 2, ...change }];
    const scene = sceneWith({ layout: 'grid', ...request }, { guests, seatRules });
    return { shown: shownIn(scene), heard: heardOnlyIn(scene), muted: scene.muted };
  };

  test('without a camera is heard only, also where a pane is theirs', () => {
    const heardOnly = { shown: ['host', 'ben'], heard: ['ann'], muted: undefined };
    expect(shownAndMuted({ allowCamera: false })).toEqual(heardOnly);
    expect(shownAndMuted({ allowCamera: false }, { panes: ['ann'] })).toEqual(heardOnly);
  });

  test('without a microphone is muted beside those whom somebody has muted', () => {
    const shown = ['host', 'ann', 'ben'];
    const silent = { allowMicrophone: false };
    expect(shownAndMuted(silent)).toEqual({ shown, heard: [], muted: ['ann'] });
    const muted = ['ben', 'ann'];
    expect(shownAndMuted(silent, { muted })).toEqual({ shown, heard: [], muted });
  });

  test('that is free again is said to be heard, as the service knows what it was told', () => {
    expect(shownAndMuted({ allowMicrophone: true }).muted).toEqual([]);
    expect(shownAndMuted({ isLocked: true }).muted).toBeUndefined();
  });
});

describe('who is pinned', () => {
  const guests = ['ann', 'ben'];
  const pinned = (panes: (string | null)[], room = {}) =>
    shownIn(sceneWith({ layout: 'grid', panes }, { guests, ...room }));

  test('has that pane, and the others have what is left', () => {
    expect(pinned(['ben'])).toEqual(['ben', 'host', 'ann']);
    expect(pinned([null, null, 'host'])).toEqual(['ann', 'ben', 'host']);
  });

  test('leaves it to others while away, and has any if there is none with that number', () => {
    expect(pinned(['ben'], { onAir: ['host', 'ann'] })).toEqual(['host', 'ann']);
    expect(pinned([null, null, null, 'host'])).toEqual(['host', 'ann', 'ben']);
  });
});

describe('a canvas of one’s own', () => {
  const half = { y: 0, width: 0.5, height: 1 };
  const panes = [
    { x: 0, ...half, userId: 'ben' },
    { x: 0.5, ...half, z: 2, fit: 'fit' as const },
  ];

  test('has the panes as they are placed', () => {
    const scene = sceneWith({ panes }, { guests: ['ann', 'ben'] });
    expect(scene.layout).toBe('own');
    expect(scene.panes).toEqual([
      { x: 0, ...half, z: 0, fit: 'crop', user: { channelId: 'room1', userId: 'ben' } },
      { x: 0.5, ...half, z: 2, fit: 'fit', user: { channelId: 'room1', userId: 'host' } },
    ]);
    expect(heardOnlyIn(scene)).toEqual(['ann']);
  });

  test('keeps a pane free for its user', () => {
    const scene = sceneWith({ panes }, { guests: ['ann', 'ben'], onAir: ['host', 'ann'] });
    expect(shownIn(scene)).toEqual(['host']);
    expect(heardOnlyIn(scene)).toEqual(['ann', 'ben']);
  });
});

describe('a PK', () => {
  const room = { guests: ['ann', 'rival'], pk: pointerIn('running') };

  test('shows both hosts, the own first, and lets who is seated be heard, nobody twice', () => {
    const scene = sceneWith({ layout: 'grid', panes: ['ann'] }, room);
    expect(scene.panes.map(({ user }) => user)).toEqual([
      { channelId: 'room1', userId: 'host' },
      { channelId: 'jazz', userId: 'rival' },
    ]);
    expect(scene.layout).toBe('side-by-side');
    expect(heardOnlyIn(scene)).toEqual(['ann']);
  });

  const pal = (index: number) => {
    return { roomId: `room of ${index}`, hostId: `pal${index}`, hostName: `Pal ${index}` };
  };
  test.each(['landscape', 'portrait'] as const)(
    'shows three and four hosts in a grid that fills a %s picture, the own first',
    (orientation) => {
      for (const count of [2, 3]) {
        const others = Array.from({ length: count }, (_, index) => pal(index));
        const pk = { ...pointerIn('running'), others };
        const { layout, panes } = sceneWith({ orientation }, { guests: ['ann'], pk });
        expect(panes.map(({ user }) => user.userId)).toEqual(
          ['host', 'pal0', 'pal1', 'pal2'].slice(0, count + 1),
        );
        expect(panes.map(({ user }) => user.channelId).slice(1)).toEqual(
          others.map(({ roomId }) => roomId),
        );
        expect(layout).toBe('grid');
        const area = panes.reduce((sum, { width, height }) => sum + width * height, 0);
        expect(area).toBeCloseTo(1, 3);
      }
    },
  );

  test('has them one above the other where the picture stands', () => {
    const scene = sceneWith({ orientation: 'portrait' }, room);
    expect(scene.panes).toMatchObject([
      { height: 0.5, width: 1 },
      { y: 0.5, height: 0.5 },
    ]);
  });

  test('does not show before it is accepted', () => {
    const scene = sceneWith({}, { guests: ['ann'], pk: pointerIn('invited') });
    expect(shownIn(scene)).toEqual(['host', 'ann']);
  });
});

describe('names', () => {
  const names = (scene: ReturnType<typeof sceneWith>) => scene.panes.map(({ name }) => name);
  const stage = [{ userId: 'ann', name: '安妮', number: 2, state: 'seated' as const, sinceMs: 0 }];
  const room = { hostName: '林小麦', stage, onAir: ['host', 'ann'], hasCompany: true };

  test('are those of the tokens, in the pane of whom they are', () => {
    expect(names(sceneWith({ namePlates: true }, room))).toEqual(['林小麦', '安妮']);
    expect(names(sceneWith({ namePlates: true, panes: ['ann'] }, room))).toEqual([
      '安妮',
      '林小麦',
    ]);
  });

  test('are not there unless they are asked for', () => {
    expect(names(sceneWith({}, room))).toEqual([undefined, undefined]);
    expect(names(sceneWith({ namePlates: false }, room))).toEqual([undefined, undefined]);
  });

  test('are those of the room’s setting, unless the mix says otherwise', () => {
    const named = { ...room, namePlates: true };
    expect(names(sceneWith({}, named))).toEqual(['林小麦', '安妮']);
    expect(names(sceneWith({ namePlates: false }, named))).toEqual([undefined, undefined]);
  });

  test('are no reason to mix the stream of one, who needs none', () => {
    const alone = sceneWith({}, { allowRelay: true, namePlates: true });
    expect([alone.mode, ...names(alone)]).toEqual(['relay', undefined]);
    expect(names(sceneWith({ namePlates: true, layout: 'solo' }, room))).toEqual([undefined]);
  });

  test('are both hosts’ during a PK', () => {
    const pk = { guests: ['rival'], pk: pointerIn('running') };
    expect(names(sceneWith({ namePlates: true }, pk))).toEqual(['Host', 'Rival']);
  });
});

describe('a stream is passed on as it is', () => {
  const alone = { allowRelay: true };

  test('while the host is alone, in any layout, and nothing is drawn', () => {
    expect(sceneWith({}, alone).mode).toBe('relay');
    expect(sceneWith({ layout: 'pip', muted: [], watermark: null }, alone).mode).toBe('relay');
    expect(sceneWith({ panes: ['ann', null] }, alone).mode).toBe('relay');
  });

  const url = 'https://a.example/b.png';
  test.each([
    ['something is drawn', { watermark: { text: 'Gala' } }, alone],
    ['there is a background', { backgroundUrl: url }, alone],
    ['a picture may stand for the camera', { placeholderUrl: url }, alone],
    ['somebody is muted', { muted: ['ann'] }, alone],
    ['the canvas is one’s own', { panes: [{ x: 0, y: 0, width: 1, height: 1 }] }, alone],
    ['the room forbids it', {}, { allowRelay: false }],
    ['guests are there or expected', {}, { ...alone, hasCompany: true }],
    ['there is a PK', {}, { ...alone, pk: pointerIn('running') }],
    ['there is sound only', {}, { ...alone, kind: 'voice' as const }],
  ])('but not when %s', (_, request, room) => {
    expect(sceneWith(request, room).mode).toBe('mix');
  });
});
