import type { Api } from '../api/api';
import { Order } from '../api/order';
import type { Room, StageMember } from '../api/types';
import { ot } from '../i18n/order-words';
import { ReasonField, useReason } from '../parts/reason-field';
import type { Action } from '../use-action';

interface Props {
  api: Api;
  room: Room;
  member: StageMember;
  action: Action;
}

/** Moderation by hand: the host is warned, or somebody covered or shown again, for a reason. */
export function HandForm({ api, room, member, action }: Props) {
  const { userId, name } = member;
  const { roomId } = room;
  const order = new Order(api);
  const reason = useReason();
  const act = (task: (said: string) => Promise<void>) => {
    const said = reason.take();
    if (!said) return;
    void action.run(async () => {
      await task(said);
      reason.forget(said);
    });
  };
  const moderate = (does: 'warn' | 'cover') =>
    act((said) => order.moderate(roomId, { action: does, userId, reason: said }));
  const uncover = () => act((said) => order.uncover(roomId, userId, said));
  const isCovered = room.covered.includes(userId);
  const words = ot(isCovered ? 'wall.uncover' : 'wall.cover');
  const submit = (event: Event) => {
    event.preventDefault();
    moderate('warn');
  };
  return (
    <form class="ban-form" onSubmit={submit} noValidate>
      <ReasonField words={ot('wall.reason')} reason={reason} test="hand-reason" />
      <p class="hint">{ot('wall.handNote')}</p>
      <div class="row">
        <button
          type="submit"
          data-test="hand-warn"
          aria-label={`${ot('wall.warn')}: ${name}`}
          disabled={action.isBusy}
        >
          {ot('wall.warn')}
        </button>
        <button
          type="button"
          class={isCovered ? '' : 'danger'}
          data-test={isCovered ? 'hand-uncover' : 'hand-cover'}
          aria-label={`${words}: ${name}`}
          disabled={action.isBusy}
          onClick={() => (isCovered ? uncover() : moderate('cover'))}
        >
          {words}
        </button>
      </div>
    </form>
  );
}
