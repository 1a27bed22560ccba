import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Api } from '../api/api';
import type { Room } from '../api/types';
import { t } from '../i18n/words';
import { tell } from '../notice';
import { useNow } from '../now';
import type { PkLink } from '../room/pk-link';
import { type PkScene, pkSceneOf } from '../room/pk-scene';
import type { RoomFeed } from '../room/room-feed';
import { type Action, useAction } from '../use-action';
import { PkInvitation } from './pk-invitation';
import { pkResultWords, roundWords } from './pk-result-words';
import { PkRound } from './pk-round';
import { countsDownIn, PkScore } from './pk-score';
import { TopGivers } from './top-givers';

interface Props {
  api: Api;
  room: Room;
  feed: RoomFeed;
  link: PkLink;
}

/** The PK for the host: from the invitation to the result. */
export function PkDesk({ api, room, feed, link }: Props) {
  const dismissedPkId = useSignal('');
  const scene = pkSceneOf(room, useNow(), dismissedPkId.value);
  const action = useAction(() => feed.refresh());
  const isOwnWish = useRef(false);
  usePkNews(scene, isOwnWish);
  const { roomId } = room;
  const end = () => {
    isOwnWish.current = true;
    return action.run(() => api.endPk(roomId));
  };
  const accept = () => action.run(() => api.acceptPk(roomId));
  const dismiss = (pkId: string) => {
    dismissedPkId.value = pkId;
  };
  return (
    <div class="pk-desk" data-test="pk-desk" data-state={scene.kind}>
      {/* Only a region that was there before is read out when it changes. */}
      <p class="unseen" role="status">
        {saidOf(scene, room)}
      </p>
      {scene.kind === 'inviting' && <Inviting {...{ scene, action }} onWithdraw={end} />}
      {scene.kind === 'invited' && (
        <PkInvitation {...{ scene, action }} onAccept={accept} onRefuse={end} />
      )}
      {scene.kind === 'linked' && <Linked {...{ api, scene, room, link, action }} onEnd={end} />}
      {scene.kind === 'over' && <Over {...{ api, scene, room }} onDismiss={dismiss} />}
    </div>
  );
}

/** What is read out; an invitation to us takes the focus, and is read because of that. */
function saidOf(scene: PkScene, room: Room): string {
  if (scene.kind === 'inviting') return t('pk.inviting', { name: scene.opponent.hostName });
  if (scene.kind === 'linked' && scene.state === 'running') {
    const { opponent, round } = scene;
    return t('pk.begun', { name: opponent.hostName, number: round.number });
  }
  if (scene.kind === 'linked') {
    return scene.result ? roundWords(scene.result, scene.opponent, room.hostName) : '';
  }
  return scene.kind === 'over' ? pkResultWords(scene, room.hostName) : '';
}

/** An invitation that goes without a PK is said to be gone, unless the host has ended it. */
function usePkNews(scene: PkScene, isOwnWish: { current: boolean }): void {
  const before = useRef<PkScene>(scene);
  useEffect(() => {
    const was = before.current;
    before.current = scene;
    if (was.kind === scene.kind) return;
    if (scene.kind === 'none' && !isOwnWish.current) {
      if (was.kind === 'inviting') tell('pk.notTaken', { name: was.opponent.hostName });
      if (was.kind === 'invited') tell('pk.invitationGone', { name: was.opponent.hostName });
    }
    isOwnWish.current = false;
  }, [scene.kind]);
}

type SceneOf<Kind> = Extract<PkScene, { kind: Kind }>;

interface InvitingProps {
  scene: SceneOf<'inviting' | 'invited'>;
  action: Action;
  onWithdraw(): Promise<void>;
}

function Inviting({ scene, action, onWithdraw }: InvitingProps) {
  return (
    <section class="card pk-card" aria-label={t('pk.title')}>
      <p>{t('pk.inviting', { name: scene.opponent.hostName })}</p>
      <span class="pk-clock" role="timer" data-test="pk-seconds">
        {t('pk.seconds', { seconds: scene.secondsLeft })}
      </span>
      <button
        type="button"
        data-test="pk-withdraw"
        disabled={action.isBusy}
        onClick={() => void onWithdraw()}
      >
        {t('pk.withdraw')}
      </button>
    </section>
  );
}

interface LinkedProps {
  api: Api;
  scene: SceneOf<'linked'>;
  room: Room;
  link: PkLink;
  action: Action;
  onEnd(): Promise<void>;
}

function Linked({ api, scene, room, link, action, onEnd }: LinkedProps) {
  const state = link.state.value;
  const linked = room.pk?.hostsJoinBoth ? 'pk.linked' : 'pk.watching';
  return (
    <section class="card pk-card" aria-label={t('pk.title')}>
      <PkScore
        name={room.hostName}
        opponentName={scene.opponent.hostName}
        score={scene.round.score}
        {...countsDownIn(scene)}
      />
      <PkRound {...{ api, room, scene, action }} />
      <p class="hint" role="status" data-test="pk-link" data-state={state}>
        {t(state === 'connected' ? linked : 'pk.linking')}
      </p>
      <button
        type="button"
        class="danger"
        data-test="pk-end"
        disabled={action.isBusy}
        onClick={() => void onEnd()}
      >
        {t('pk.end')}
      </button>
    </section>
  );
}

interface OverProps {
  api: Api;
  scene: SceneOf<'over'>;
  room: Room;
  onDismiss(pkId: string): void;
}

function Over({ api, scene, room, onDismiss }: OverProps) {
  const { pkId, opponent, result } = scene;
  return (
    <section class="card pk-card" aria-label={t('pk.title')}>
      <PkScore name={room.hostName} opponentName={opponent.hostName} score={result.score} />
      <p data-test="pk-result">{pkResultWords(scene, room.hostName)}</p>
      <TopGivers {...{ api, room, opponent }} roundId={result.roundId} />
      <button type="button" data-test="pk-dismiss" onClick={() => onDismiss(pkId)}>
        {t('app.dismiss')}
      </button>
    </section>
  );
}
