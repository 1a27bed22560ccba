import type { Api } from '../api/api';
import type { Room, StageMember } from '../api/types';
import type { WebConfig } from '../config';
import { st } from '../i18n/seat-words';
import { t } from '../i18n/words';
import { addGuest } from '../local-cloud';
import { tell } from '../notice';
import type { RoomFeed } from '../room/room-feed';
import type { Stage } from '../room/use-stage';
import { type Action, useAction } from '../use-action';
import { GuestLinkButton } from './guest-link-button';
import { MemberRow } from './member-row';
import { OrderButton } from './order-button';
import { RequestRow } from './request-row';
import { SeatDesk } from './seat-desk';

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
      {requests.length === 0 && <p class="hint">{st('noRequests')}</p>}
      <ul class="people">
        {requests.map((request) => (
          <RequestRow key={request.userId} {...{ api, room, request, action }} />
        ))}
      </ul>
      <h3>{t('people.onStage', { count: stage.filter(isSeated).length, max: maxSeats })}</h3>
      <ul class="people">
        {stage.map((member) => (
          <MemberRow
            key={member.userId}
            {...{ api, room, member, action }}
            quality={presence.link.value?.qualities.value.get(member.userId)}
          />
        ))}
      </ul>
      <OrderButton {...{ api, room, action }} />
      <SeatDesk {...{ api, room, feed }} />
      <GuestLinkButton {...{ api, roomId, action }} />
      {config.local && <GuestButton roomId={roomId} action={action} />}
    </section>
  );
}

function isSeated({ state }: StageMember): boolean {
  return state === 'seated';
}

function GuestButton({ roomId, action }: { roomId: string; action: Action }) {
  const add = async () => {
    const { name } = await addGuest(roomId, st('greenRoom.guest'));
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
      <p class="hint">{st('addGuestNote')}</p>
    </div>
  );
}
