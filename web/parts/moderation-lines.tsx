import { useSignal } from '@preact/signals';
import type { Room } from '../api/types';
import { ot } from '../i18n/order-words';
import { st } from '../i18n/seat-words';

/** What moderation has done in this show, in words for the host: what it is, and what to do. */
export function ModerationLines({ room }: { room: Room }) {
  const seenAt = useSignal<string | undefined>(undefined);
  const { covered, lastReport: report } = room;
  const isOfThisShow = report && report.reportedAt >= (room.mix.startedAt ?? '');
  const isNews = isOfThisShow && report.reportedAt !== seenAt.value;
  const words = isNews && reportWords(report);
  return (
    <div class="moderation">
      <div role="alert" data-test="moderation-report">
        {words && (
          <p class="problem-box">
            <span>
              {words}
              {report.userId && ot('about', { name: nameOf(room, report.userId) })}
            </span>
            <button
              type="button"
              data-test="report-seen"
              onClick={() => {
                seenAt.value = report.reportedAt;
              }}
            >
              {ot('seen')}
            </button>
          </p>
        )}
      </div>
      <div role="status" data-test="covered">
        {covered.length > 0 && <p class="problem-box">{coverWords(room)}</p>}
      </div>
    </div>
  );
}

/** To who is covered: that they are, and what they can do. */
export function CoveredLine({ room }: { room: Room }) {
  return (
    <div role="status" data-test="covered-you">
      {room.covered.includes(room.you.userId) && <p class="problem-box">{ot('coveredYou')}</p>}
    </div>
  );
}

/** A provider has reported it, or an admin has done it by hand and said why; of a note nobody is told. */
function reportWords({ action, label = '', score = 0, reason }: NonNullable<Room['lastReport']>) {
  if (action === 'note') return undefined;
  if (reason === undefined) return ot(`report.${action}`, { label, score });
  return ot(action === 'warn' ? 'byHand.warn' : 'byHand.cover', { reason });
}

function coverWords(room: Room): string {
  if (room.covered.includes(room.you.userId)) return ot('coveredYou');
  const names = room.covered.map((userId) => nameOf(room, userId)).join(st('and'));
  return ot('covered', { names });
}

function nameOf({ stage }: Room, userId: string): string {
  return stage.find((member) => member.userId === userId)?.name ?? userId;
}
