import type { Api } from '../api/api';
import { Order } from '../api/order';
import type { Room, StageMember } from '../api/types';
import { ot } from '../i18n/order-words';
import { st } from '../i18n/seat-words';
import { t } from '../i18n/words';
import { airingOf } from '../room/in-picture';
import { isMuted as isMutedByName, isMutedInMix } from '../room/muting';
import type { Quality } from '../rtc/quality';
import type { Action } from '../use-action';
import { OrderMenu } from './order-menu';
import { QualityBars } from './quality-bars';

interface Props {
  api: Api;
  room: Room;
  member: StageMember;
  action: Action;
  quality?: Quality | undefined;
}

/** Somebody on stage or invited, and what those who keep order can do to them. */
export function MemberRow({ api, room, action, member, quality }: Props) {
  const { userId, role, state, expiresAt } = member;
  const { you, hostId, moderators, mix } = room;
  const name = expiresAt ? t('people.guestLink') : member.name;
  const isInvited = state === 'invited';
  const airing = airingOf(room, member);
  const isOtherModerator = moderators.includes(userId) && you.userId !== hostId;
  const isMine = role !== 'host' && !isOtherModerator;
  return (
    <li data-test={`member-${userId}`} data-state={airing}>
      <span class="person">
        {name} {role === 'host' && <span class="tag">{t('stage.host')}</span>}
        {moderators.includes(userId) && <span class="tag">{ot('moderator')}</span>}
        {room.deputyId === userId && <span class="tag">{ot('deputy')}</span>}
        <span class="hint">
          {expiresAt ? t('people.unused') : t(`people.${airing}`)}
          {isMutedInMix(room, userId) && airing !== 'silent' && ` · ${t('people.muted')}`}
        </span>
        <QualityBars quality={quality} test={`people-quality-${userId}`} isWordy />
      </span>
      <div class="row">
        {isMine && !isInvited && mix.state === 'live' && (
          <MuteButton {...{ api, room, member, action }} />
        )}
        {isMine && (
          <button
            type="button"
            class="small"
            aria-label={st(isInvited ? 'withdrawName' : 'removeName', { name })}
            data-test={`remove-${userId}`}
            disabled={action.isBusy}
            onClick={() => void action.run(() => api.unseat(room.roomId, userId))}
          >
            {t(isInvited ? 'people.withdraw' : 'people.remove')}
          </button>
        )}
        {!expiresAt && <OrderMenu {...{ api, room, action }} person={{ userId, name }} />}
      </div>
    </li>
  );
}

/** Takes a member's sound out of the mix; those on stage hear it all the same. */
function MuteButton({ api, room, member, action }: Omit<Props, 'quality'>) {
  const { userId, name } = member;
  const isMuted = isMutedByName(room.mix, userId);
  return (
    <button
      type="button"
      class="small"
      aria-label={t(isMuted ? 'people.unmuteName' : 'people.muteName', { name })}
      data-test={`mute-${userId}`}
      disabled={action.isBusy}
      onClick={() => void action.run(() => new Order(api).mute(room.roomId, userId, !isMuted))}
    >
      {t(isMuted ? 'people.unmute' : 'people.mute')}
    </button>
  );
}
