/** Voice rooms by the product's API: what is asked of the mixing service, and what is heard. */
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { type Observation, StreamProbe } from './stream-probe';

/** Odd multiples of one pitch: sums and differences of two are even ones, and so none of the others. */
const BASE_HZ = 110;
const ALL_HZ = Array.from({ length: 20 }, (_, index) => BASE_HZ * (2 * index + 3));
const HOST_HZ = ALL_HZ[0] ?? 0;
const RIVAL_HZ = BASE_HZ * 51;
const AUDIBLE = 0.02;

const APIS = [
  {
    mixer: 'rtc',
    voices: 20,
    start: 'StartMPUTask',
    hostsJoinBoth: true,
    sound: { taskProfile: 'Mixed_Audio', mediaEncode: 0 },
    picture: { mixMode: '1', mediaEncode: 20 },
  },
  {
    mixer: 'live',
    // As many as the documentation has in a channel.
    voices: 16,
    start: 'StartLiveMPUTask',
    hostsJoinBoth: false,
    sound: { panes: 0 },
    picture: { mixMode: '1', panes: 1, video: { width: 1280, height: 720 } },
  },
];

describe.each(APIS)(
  'by MIXER=$mixer',
  ({ mixer, voices, start, hostsJoinBoth, sound, picture }) => {
    const tonesHz = ALL_HZ.slice(0, voices);
    const guestsHz = tonesHz.slice(1);
    /** These tones, and none of the others. */
    const hears = (wantedHz: number[]) => (seen: Observation) =>
      seen.sound?.amplitudes.every(
        (amplitude, index) => amplitude > AUDIBLE === wantedHz.includes(tonesHz[index] ?? 0),
      ) ?? false;
    let cloud: LocalCloud;
    let audience: StreamProbe;

    beforeAll(async () => {
      cloud = await borrowCloud({ MIXER: mixer });
    });
    afterAll(async () => {
      await audience?.close();
      await giveBack(cloud);
    });

    async function asked(): Promise<object | undefined> {
      const calls = await cloud.calls('rtc');
      return calls.findLast((call) => call.operation === start)?.detail;
    }

    test('one seat more than voices are mixed is refused, by name and with what is allowed', async () => {
      const create = (maxSeats: number) =>
        cloud.api('POST', '/create-room', { body: { roomId: 'talk', kind: 'voice', maxSeats } });
      const refused = await create(voices + 1);
      expect(refused).toMatchObject({ status: 400, body: { code: 'InvalidRequest' } });
      // Beyond the largest of any room the shape says no, and names it as well.
      expect(JSON.stringify(refused.body)).toMatch(new RegExp(`body\\.maxSeats.*${voices}\\b`));
      expect((await create(voices)).body).toMatchObject({ maxSeats: voices, seatLimit: voices });
    });

    test('all are heard, each at their own pitch, in a stream without a picture', async () => {
      await cloud.speak('talk', 'host', { toneHz: HOST_HZ, role: 'host' });
      const started = await cloud.api('POST', '/start-mix/talk', { body: {} });
      expect(started.status).toBe(201);
      for (const [index, toneHz] of guestsHz.entries()) {
        await cloud.speak('talk', `guest-${index}`, { toneHz });
      }
      const flv = String(started.body.playUrls?.flv);
      audience = await StreamProbe.open(flv, { tonesHz });
      expect(audience.info).toEqual({ audio: expect.objectContaining({ codec: 'aac' }) });
      await audience.until(hears(tonesHz));
    });

    test('the host mutes somebody, and lets them be heard again, while the others are', async () => {
      const mute = (muted: string[]) => cloud.api('POST', '/update-mix/talk', { body: { muted } });
      // The calls that told of the last to come have ended, so that no older scene can still arrive.
      await cloud.advance(31_000);
      await cloud.api('GET', '/get-room/talk');
      expect(await mute(['guest-0'])).toMatchObject({
        status: 200,
        body: { mix: { muted: ['guest-0'] } },
      });
      await audience.until(hears([HOST_HZ, ...guestsHz.slice(1)]));
      expect(await mute([])).toMatchObject({ status: 200, body: { mix: { muted: [] } } });
      await audience.until(hears(tonesHz));
    });

    test('who comes on stage while somebody is muted is heard', async () => {
      await cloud.api('POST', '/update-mix/talk', { body: { muted: ['guest-0'] } });
      await cloud.api('POST', `/unseat-member/talk/guest-${guestsHz.length - 1}`);
      await audience.until(hears([HOST_HZ, ...guestsHz.slice(1, -1)]));
      await cloud.speak('talk', 'newcomer', { toneHz: guestsHz.at(-1) ?? 0 });
      await audience.until(hears([HOST_HZ, ...guestsHz.slice(1)]));
    });

    test('in a PK of two voice rooms the other audience hears both hosts, and afterwards its own', async () => {
      await cloud.api('POST', '/create-room', {
        as: 'rival',
        body: { roomId: 'duo', kind: 'voice' },
      });
      await cloud.speak('duo', 'rival', { toneHz: RIVAL_HZ, role: 'host' });
      const { body } = await cloud.api('POST', '/start-mix/duo', { as: 'rival', body: {} });
      const rivals = await StreamProbe.open(String(body.playUrls?.flv), {
        tonesHz: [HOST_HZ, RIVAL_HZ],
      });
      const invitation = { opponentRoomId: 'duo', minutes: 1 };
      await cloud.api('POST', '/invite-pk/talk', { body: invitation });
      await cloud.api('POST', '/accept-pk/duo', { as: 'rival', body: {} });
      if (hostsJoinBoth) await cloud.speak('duo', 'host', { toneHz: HOST_HZ, role: 'cohost' });
      const hearsHost = (isHeard: boolean) => (seen: Observation) => {
        const [host = 0, rival = 0] = seen.sound?.amplitudes ?? [];
        return rival > AUDIBLE && host > AUDIBLE === isHeard;
      };
      await rivals.until(hearsHost(true));
      expect((await cloud.api('POST', '/end-pk/talk')).status).toBe(200);
      await rivals.until(hearsHost(false));
      await rivals.close();
    });

    test('one person more finds no seat', async () => {
      await cloud.api('POST', '/request-stage/talk', { as: 'late', body: {} });
      const seated = await cloud.api('POST', '/seat-member/talk/late', { body: {} });
      expect(seated).toMatchObject({ status: 409, body: { code: 'StageFull' } });
    });

    test('a voice room is mixed as sound alone, a video room with its picture', async () => {
      expect(await asked()).toMatchObject(sound);
      await cloud.api('POST', '/create-room', { body: { roomId: 'pictured', allowRelay: false } });
      await cloud.speak('pictured', 'host', { toneHz: 440, role: 'host' });
      await cloud.api('POST', '/start-mix/pictured', { body: {} });
      const shown = await asked();
      expect(shown).toMatchObject(picture);
      expect(shown).not.toHaveProperty('taskProfile');
    });

    test('a room that is opened again may be of the other kind', async () => {
      await cloud.api('POST', '/close-room/pictured');
      const again = await cloud.api('POST', '/create-room', {
        body: { roomId: 'pictured', kind: 'voice' },
      });
      expect(again.body).toMatchObject({ roomId: 'pictured', kind: 'voice' });
    });
  },
);
