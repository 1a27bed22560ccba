import type { PkPointer } from '../model/pk';
import type { Mix, Room } from '../model/room';
import { newRoomRow, roomFromRow, roomKey } from './room-row';

/** A room as it is right after its creation, with what a test wants to be different. */
export function roomWith({ mix, ...changes }: Partial<Omit<Room, 'mix'>> & { mix?: Partial<Mix> }) {
  const created = {
    roomId: '12345',
    hostId: 'host',
    hostName: 'Host',
    title: 'A room',
    kind: 'video' as const,
    createdAtMs: 1_700_000_000_000,
    autoStart: false,
    autoStop: true,
    hostGraceSeconds: 60,
    deputyId: '',
    maxDurationMinutes: 240,
    maxSeats: 9,
    admission: 'ask' as const,
    allowRelay: true,
    allowPk: true,
    opponentPauseMinutes: 0,
    namePlates: false,
    recording: 'off' as const,
  };
  const room: Room = roomFromRow({ ...roomKey('12345'), ...newRoomRow(created) });
  return { ...room, ...changes, mix: { ...room.mix, ...mix } };
}

/** A room's way to a PK that it was invited to or takes part in. */
export function pointerIn(state: PkPointer['state']): PkPointer {
  return {
    pkId: 'pk-1',
    stay: 0,
    state,
    others: [{ roomId: 'jazz', hostId: 'rival', hostName: 'Rival' }],
    deadlineMs: 0,
    toldStep: 0,
    fence: 1,
  };
}
