import type { Room } from '../api/types';
import { invitationTo } from '../guest-link';
import { t } from '../i18n/words';
import { type JoinWish, joinWish } from '../join-wish';
import { priceWords } from '../money';
import { takesQuestions } from '../room/answer-seat';
import { hasExpired } from '../session';
import { RecordingNotice } from './recording-notice';

/** What somebody without a name may do beside watching: say who they are, and join or ask. */
export function VisitorPanel({ room }: { room: Room }) {
  const { qna, mix, state } = room;
  if (state !== 'open') return null;
  const isOn = mix.state !== 'idle';
  const isInvited = invitationTo(room.roomId) !== undefined;
  return (
    <section class="card" aria-label={t('stage.title')} data-test="visitor">
      {hasExpired.value && <p role="alert">{t('signIn.expired')}</p>}
      {isInvited && <p>{t('watch.invited')}</p>}
      <RecordingNotice room={room} />
      <Wish
        wish="stage"
        words={t(isInvited ? 'watch.acceptInvite' : 'watch.ask')}
        isPrimary={isOn || isInvited}
      />
      {qna && takesQuestions(room) && (
        <Wish wish="question" words={t('qna.ask', { price: priceWords(qna) })} isPrimary={false} />
      )}
    </section>
  );
}

function Wish({ wish, words, isPrimary }: { wish: JoinWish; words: string; isPrimary: boolean }) {
  return (
    <button
      type="button"
      class={isPrimary ? 'primary' : ''}
      data-test={`visitor-${wish}`}
      onClick={() => {
        joinWish.value = wish;
      }}
    >
      {words}
    </button>
  );
}
