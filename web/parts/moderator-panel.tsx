import type { Api } from '../api/api';
import type { Room } from '../api/types';
import { ot } from '../i18n/order-words';
import { t } from '../i18n/words';
import type { RoomFeed } from '../room/room-feed';
import { useAction } from '../use-action';
import { MemberRow } from './member-row';
import { OrderButton } from './order-button';
import { RequestRow } from './request-row';

/** Beside the broadcast, for a moderator: who is on stage and who asks, and what can be done. */
export function ModeratorPanel({ api, room, feed }: { api: Api; room: Room; feed: RoomFeed }) {
  const action = useAction(() => feed.refresh());
  const others = room.stage.filter(({ userId }) => userId !== room.you.userId);
  return (
    <section class="card" aria-labelledby="moderator-title" data-test="moderator-panel">
      <h2 id="moderator-title">{ot('you')}</h2>
      <p class="hint">{ot('youLead')}</p>
      {room.requests.length > 0 && (
        <>
          <h3>{t('people.requests', { count: room.requests.length })}</h3>
          <ul class="people">
            {room.requests.map((request) => (
              <RequestRow key={request.userId} {...{ api, room, request, action }} />
            ))}
          </ul>
        </>
      )}
      <h3>{t('stage.title')}</h3>
      <ul class="people">
        {others.map((member) => (
          <MemberRow key={member.userId} {...{ api, room, member, action }} />
        ))}
      </ul>
      <OrderButton {...{ api, room, action }} />
    </section>
  );
}
