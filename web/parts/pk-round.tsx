import type { Api } from '../api/api';
import type { Room } from '../api/types';
import { t } from '../i18n/words';
import { namesOf } from '../names';
import type { PkScene, Proposal } from '../room/pk-scene';
import type { Action } from '../use-action';
import { roundWords } from './pk-result-words';
import { TopGivers } from './top-givers';

interface Props {
  api: Api;
  room: Room;
  scene: Extract<PkScene, { kind: 'linked' }>;
  action: Action;
}

/** What the host can do about the rounds of the PK: give one up, and hold another. */
export function PkRound({ api, room, scene, action }: Props) {
  const { state, round, result, proposal } = scene;
  const { roomId } = room;
  const { minutes, punishSeconds } = proposal ?? round;
  const propose = () => action.run(() => api.startRound(roomId, { minutes, punishSeconds }));
  const isOut = round.score.every((side) => side.roomId !== roomId || side.out);
  if (state === 'running') {
    return isOut ? null : (
      <button
        type="button"
        class="small"
        data-test="round-surrender"
        disabled={action.isBusy}
        onClick={() => void action.run(() => api.surrenderRound(roomId))}
      >
        {t('pk.surrender')}
      </button>
    );
  }
  return (
    <>
      {result && <p data-test="round-result">{roundWords(result)}</p>}
      {result && <TopGivers {...{ api, result }} />}
      {proposal && <p data-test="round-proposal">{proposalWords(proposal)}</p>}
      {!proposal?.isAccepted && (
        <button
          type="button"
          class="primary small"
          data-test="round-start"
          disabled={action.isBusy}
          onClick={() => void propose()}
        >
          {t(proposal ? 'pk.acceptRound' : 'pk.rematch')}
        </button>
      )}
    </>
  );
}

function proposalWords(proposal: Proposal): string {
  const { name, minutes, isAccepted, waitsFor, secondsLeft } = proposal;
  const words = isAccepted
    ? t('pk.inviting', { name: namesOf(waitsFor) })
    : t('pk.proposed', { name, minutes });
  return `${words} ${t('pk.seconds', { seconds: secondsLeft })}`;
}
