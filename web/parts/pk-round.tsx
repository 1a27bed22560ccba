import { useSignal } from '@preact/signals';
import type { Api } from '../api/api';
import type { Room } from '../api/types';
import { dt } from '../i18n/desk-words';
import { t } from '../i18n/words';
import { namesOf } from '../names';
import type { PkScene, Proposal } from '../room/pk-scene';
import { keyOf, splitsOf, type Teams, teamsToRepeat } from '../room/pk-teams';
import type { Action } from '../use-action';
import { roundWords } from './pk-result-words';
import { type PkRooms, PkTeams, teamWords } from './pk-teams';
import { TopGivers } from './top-givers';

interface Props {
  api: Api;
  room: Room;
  scene: Extract<PkScene, { kind: 'linked' }>;
  action: Action;
}

/** What the host can do about the rounds of the PK: give one up, and hold another. */
export function PkRound(props: Props) {
  const { api, room, scene, action } = props;
  const { roomId } = room;
  const { state, round } = scene;
  if (state !== 'running') return <NextRound {...props} />;
  const isOut = round.score.every((side) => side.roomId !== roomId || side.out);
  return isOut ? null : (
    <button
      type="button"
      class="small"
      data-test="round-surrender"
      disabled={action.isBusy}
      onClick={() => void action.run(() => api.surrenderRound(roomId))}
    >
      {dt('pk.surrender')}
    </button>
  );
}

/** Another round has the terms and teams of the one before, if nothing else is chosen or proposed. */
function NextRound({ api, room, scene, action }: Props) {
  const { round, result, proposal, others } = scene;
  const rooms: PkRooms = [room, ...others];
  const chosen = useSignal<Teams | undefined>(undefined);
  const teams = possible(chosen.value ?? teamsToRepeat(round.score), rooms);
  const start = () => {
    const wish = proposal ?? { ...round, ...(teams.length > 0 && { teams }) };
    return action.run(() => api.startRound(room.roomId, wish));
  };
  return (
    <>
      {result && <p data-test="round-result">{roundWords(result)}</p>}
      {result && <TopGivers {...{ api, result }} />}
      {proposal && <p data-test="round-proposal">{proposalWords(proposal, rooms)}</p>}
      {!proposal && (
        <PkTeams
          {...{ rooms, value: teams }}
          onChoose={(next) => {
            chosen.value = next;
          }}
        />
      )}
      {!proposal?.isAccepted && (
        <button
          type="button"
          class="primary small"
          data-test="round-start"
          disabled={action.isBusy}
          onClick={() => void start()}
        >
          {dt(proposal ? 'pk.acceptRound' : 'pk.rematch')}
        </button>
      )}
    </>
  );
}

/** The teams, if they are of the rooms that are in the PK now; else none. */
function possible(teams: Teams, rooms: PkRooms): Teams {
  const splits = splitsOf(rooms.map(({ roomId }) => roomId));
  return splits.some((split) => keyOf(split) === keyOf(teams)) ? teams : [];
}

function proposalWords(proposal: Proposal, rooms: PkRooms): string {
  const { name, minutes, teams, isAccepted, waitsFor, secondsLeft } = proposal;
  const words = isAccepted
    ? t('pk.inviting', { name: namesOf(waitsFor) })
    : dt('pk.proposed', { name, minutes });
  const split = teams ? [teamWords(teams, rooms)] : [];
  return [words, ...split, t('pk.seconds', { seconds: secondsLeft })].join(' ');
}
