import type { Api } from '../api/api';
import type { Room, StageMember, StageRequest } from '../api/types';
import type { WebConfig } from '../config';
import { t } from '../i18n/words';
import { addGuest } from '../local-cloud';
import { tell } from '../notice';
import { changeLook } from '../room/change-look';
import { airingOf } from '../room/in-picture';
import { isMutedInMix, withMuted } from '../room/muting';
import type { RoomFeed } from '../room/room-feed';
import type { Stage } from '../room/use-stage';
import type { Quality } from '../rtc/quality';
import { type Action, useAction } from '../use-action';
import { GuestLinkButton } from './guest-link-button';
import { QualityBars } from './quality-bars';

interface Props {
  api: Api;
  config: WebConfig;
  room: Room;
  feed: RoomFeed;
  stage: Stage;
}

/** Who is on stage, who asks, and whom to invite. */
export function PeoplePanel({ api, config, room, feed, stage: { presence } }: Props) {
  const action = useAction(() => feed.refresh());
  const { roomId, stage, requests, maxSeats } = room;
  return (
    <section class="panel" aria-labelledby="people-title">
      <h2 id="people-title" class="unseen">
        {t('people.title')}
      </h2>
      <h3>{t('people.requests', { count: requests.length })}</h3>
      {requests.length === 0 && <p class="hint">{t('people.noRequests')}</p>}
      <ul class="people">
        {requests.map((request) => (
          <RequestRow key={request.userId} {...{ api, roomId, request, action }} />
        ))}
      </ul>
      <h3>{t('people.onStage', { count: stage.filter(isSeated).length, max: maxSeats })}</h3>
      <ul class="people">
        {stage.map((member) => (
          <MemberRow
            key={member.userId}
            {...{ api, roomId, room, member, action }}
            quality={presence.link.value?.qualities.value.get(member.userId)}
          />
        ))}
      </ul>
      <GuestLinkButton {...{ api, roomId, action }} />
      {config.local && <GuestButton roomId={roomId} action={action} />}
    </section>
  );
}

function isSeated({ state }: StageMember): boolean {
  return state === 'seated';
}

interface RowProps {
  api: Api;
  roomId: string;
  action: Action;
}

function RequestRow({ api, roomId, action, request }: RowProps & { request: StageRequest }) {
  const { userId, name } = request;
  return (
    <li data-test={`request-${userId}`}>
      <span class="person">{name}</span>
      <button
        type="button"
        class="primary small"
        aria-label={t('people.acceptName', { name })}
        data-test={`accept-${userId}`}
        disabled={action.isBusy}
        onClick={() => void action.run(() => api.seat(roomId, userId))}
      >
        {t('people.accept')}
      </button>
      <button
        type="button"
        class="small"
        aria-label={t('people.refuseName', { name })}
        data-test={`refuse-${userId}`}
        disabled={action.isBusy}
        onClick={() => void action.run(() => api.unseat(roomId, userId))}
      >
        {t('people.refuse')}
      </button>
    </li>
  );
}

type MemberProps = RowProps & {
  room: Room;
  member: StageMember;
  quality: Quality | undefined;
};

function MemberRow({ api, roomId, room, action, member, quality }: MemberProps) {
  const { userId, role, state, expiresAt } = member;
  const name = expiresAt ? t('people.guestLink') : member.name;
  const isInvited = state === 'invited';
  const airing = airingOf(room, member);
  return (
    <li data-test={`member-${userId}`} data-state={airing}>
      <span class="person">
        {name} {role === 'host' && <span class="tag">{t('stage.host')}</span>}
        <span class="hint">
          {expiresAt ? t('people.unused') : t(`people.${airing}`)}
          {isMutedInMix(room.mix, userId) && airing !== 'silent' && ` · ${t('people.muted')}`}
        </span>
        <QualityBars quality={quality} test={`people-quality-${userId}`} isWordy />
      </span>
      {role !== 'host' && !isInvited && room.mix.state === 'live' && (
        <MuteButton {...{ api, room, member, action }} />
      )}
      {role !== 'host' && (
        <button
          type="button"
          class="small"
          aria-label={t(isInvited ? 'people.withdrawName' : 'people.removeName', { name })}
          data-test={`remove-${userId}`}
          disabled={action.isBusy}
          onClick={() => void action.run(() => api.unseat(roomId, userId))}
        >
          {t(isInvited ? 'people.withdraw' : 'people.remove')}
        </button>
      )}
    </li>
  );
}

/** Takes a member's sound out of the mix; those on stage hear it all the same. */
function MuteButton({ api, room, member, action }: Omit<MemberProps, 'roomId' | 'quality'>) {
  const { userId, name } = member;
  const isMuted = isMutedInMix(room.mix, userId);
  const change = () => changeLook(api, room, (mix) => withMuted(mix, userId, !isMuted));
  return (
    <button
      type="button"
      class="small"
      aria-pressed={isMuted}
      aria-label={t('people.muteName', { name })}
      data-test={`mute-${userId}`}
      disabled={action.isBusy}
      onClick={() => void action.run(change)}
    >
      {t(isMuted ? 'people.unmute' : 'people.mute')}
    </button>
  );
}

function GuestButton({ roomId, action }: { roomId: string; action: Action }) {
  const add = async () => {
    const { name } = await addGuest(roomId);
    tell('people.guestComes', { name });
  };
  return (
    <div class="guest">
      <button
        type="button"
        data-test="add-guest"
        disabled={action.isBusy}
        onClick={() => void action.run(add)}
      >
        {t('people.addGuest')}
      </button>
      <p class="hint">{t('people.addGuestNote')}</p>
    </div>
  );
}
