import { handler as getRoomUsage } from '../functions/room-usage';
import { handler as getUsage } from '../functions/usage';
import { usagePageShape } from '../lib/api/usage';
import type { Operation } from './operation';

const answers = { 200: { description: 'A page of usage.', shape: usagePageShape } };

/** Calls about what mixes have cost. */
export const usage: Record<string, Operation> = {
  getRoomUsage: {
    route: getRoomUsage,
    summary: 'List what a room’s mixes have cost',
    description: 'The newest first, page by page. Host only.',
    answers,
    errors: ['NotRoomHost', 'RoomNotFound'],
  },
  getUsage: {
    route: getUsage,
    summary: 'List what all mixes have cost',
    description: 'Those that were started on some days, in order, page by page. Admins only.',
    answers,
    errors: ['NotAdmin'],
  },
};
