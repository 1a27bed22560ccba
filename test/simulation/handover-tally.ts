import type { Room } from '../../lib/model/room';
import { roomKey } from '../../lib/store/room-row';
import type { RowTable } from './row-table';
import type { World } from './world';

/** What a question may be that the host before has not answered yet. */
const OPEN = ['awaitingPayment', 'queued', 'answering', 'closing', 'refundDue'];

/** Counts during what a room has gone to another host. */
export function tallyHandover(
  { tally }: World,
  rows: RowTable,
  { room, isByDeputy }: { room: Room; isByDeputy: boolean },
): void {
  const { mix, record, lastPk } = room;
  tally.add(`hand-over: ${isByDeputy ? 'to the deputy' : 'by hand'}`);
  tally.add(`hand-over: its mix is ${mix.state}`);
  if (record.state !== 'idle') tally.add(`hand-over: its recording is ${record.state}`);
  if (lastPk) tally.add('hand-over: after a PK');
  const keyColumns = ['shard', 'room_id', 'question_id'];
  const range = { table: 'questions', prefix: roomKey(room.roomId), keyColumns, limit: 1000 };
  for (const { question_state: state } of rows.range({ ...range, direction: 'forward' }).rows) {
    if (OPEN.includes(String(state))) tally.add(`hand-over: a question is ${state}`);
  }
}
