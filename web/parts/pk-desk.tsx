import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Api } from '../api/api';
import { Order } from '../api/order';
import type { Room } from '../api/types';
import { dt } from '../i18n/desk-words';
import { t } from '../i18n/words';
import { namesOf } from '../names';
import { tell } from '../notice';
import { useNow } from '../now';
import { isMutedInMix } from '../room/muting';
import type { PkLinks } from '../room/pk-links';
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
  links: PkLinks;
}

/** The PK for the host: from the invitation to the result. */
export function PkDesk({ api, room, feed, links }: Props) {
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
  const withdraw = () => action.run(() => api.withdrawPk(roomId));
  const accept = () => action.run(() => api.acceptPk(roomId));
  const dismiss = (pkId: string) => {
    dismissedPkId.value = pkId;
  };
  return (
    <div class="pk-desk" data-test="pk-desk" data-state={scene.kind}>
      {/* Only a region that was there before is read out when it changes. */}
      <p class="unseen" role="status">
        {saidOf(scene)}
      </p>
      {scene.kind === 'inviting' && <Inviting {...{ scene, action }} onWithdraw={end} />}
      {scene.kind === 'invited' && (
        <PkInvitation {...{ scene, action }} onAccept={accept} onRefuse={end} />
      )}
      {scene.kind === 'linked' && (
        <Linked {...{ api, scene, room, links, action }} onEnd={end} onWithdraw={withdraw} />
      )}
      {scene.kind === 'over' && <Over {...{ api, scene, room }} onDismiss={dismiss} />}
    </div>
  );
}

/** What is read out; an invitation to us takes the focus, and is read because of that. */
function saidOf(scene: PkScene): string {
  if (scene.kind === 'inviting') return t('pk.inviting', { name: scene.name });
  if (scene.kind === 'linked' && scene.state === 'running') {
    const { others, round } = scene;
    const name = namesOf(others.map(({ hostName }) => hostName));
    return dt('pk.begun', { name, number: round.number });
  }
  if (scene.kind === 'linked') return scene.result ? roundWords(scene.result) : '';
  return scene.kind === 'over' ? pkResultWords(scene) : '';
}

/** An invitation that goes without a PK is said to be gone, unless the host has ended it. */
function usePkNews(scene: PkScene, isOwnWish: { current: boolean }): void {
  const before = useRef<PkScene>(scene);
  useEffect(() => {
    const was = before.current;
    before.current = scene;
    if (was.kind === scene.kind) return;
    if (scene.kind === 'none' && !isOwnWish.current) {
      if (was.kind === 'inviting') tell('pk.notTaken', { name: was.name });
      if (was.kind === 'invited') tell('pk.invitationGone', { name: was.name });
    }
    isOwnWish.current = false;
  }, [scene.kind]);
}

type SceneOf<Kind> = Extract<PkScene, { kind: Kind }>;

interface InvitingProps {
  scene: Pick<SceneOf<'inviting'>, 'name' | 'secondsLeft'>;
  action: Action;
  onWithdraw(): Promise<void>;
}

function Inviting(props: InvitingProps) {
  return (
    <section class="card pk-card" aria-label={t('pk.title')}>
      <InvitingLine {...props} />
    </section>
  );
}

function InvitingLine({ scene, action, onWithdraw }: InvitingProps) {
  return (
    <>
      <p>{t('pk.inviting', { name: scene.name })}</p>
      <span class="pk-clock" role="timer" data-test="pk-seconds">
        {t('pk.seconds', { seconds: scene.secondsLeft })}
      </span>
      <button
        type="button"
        data-test="pk-withdraw"
        disabled={action.isBusy}
        onClick={() => void onWithdraw()}
      >
        {dt('pk.withdraw')}
      </button>
    </>
  );
}

interface LinkedProps {
  api: Api;
  scene: SceneOf<'linked'>;
  room: Room;
  links: PkLinks;
  action: Action;
  onEnd(): Promise<void>;
  onWithdraw(): Promise<void>;
}

function Linked({ api, scene, room, links, action, onEnd, onWithdraw }: LinkedProps) {
  const state = links.state.value;
  const linked = room.pk?.hostsJoinBoth ? 'pk.linked' : 'pk.watching';
  const { inviting, others } = scene;
  return (
    <section class="card pk-card" aria-label={t('pk.title')}>
      <PkScore roomId={room.roomId} score={scene.round.score} {...countsDownIn(scene)} />
      <PkRound {...{ api, room, scene, action }} />
      <p class="hint" role="status" data-test="pk-link" data-state={state}>
        {dt(state === 'connected' ? linked : 'pk.linking')}
      </p>
      {others.length > 1 && (
        <p data-test="pk-others">
          {dt('pk.with', { names: namesOf(others.map(({ hostName }) => hostName)) })}
        </p>
      )}
      {inviting && <InvitingLine scene={inviting} {...{ action, onWithdraw }} />}
      {others.map((other) => (
        <MuteButton key={other.roomId} {...{ api, room, other, action }} />
      ))}
      <button
        type="button"
        class="danger"
        data-test="pk-end"
        disabled={action.isBusy}
        onClick={() => void onEnd()}
      >
        {dt(others.length > 1 ? 'pk.leave' : 'pk.end')}
      </button>
    </section>
  );
}

interface MuteProps {
  api: Api;
  room: Room;
  other: SceneOf<'linked'>['others'][number];
  action: Action;
}

/** Takes another host's sound out of the own mix, and out of the own ears. */
function MuteButton({ api, room, other, action }: MuteProps) {
  const { hostId, hostName: name } = other;
  const isMuted = isMutedInMix(room, hostId);
  const mute = () => action.run(() => new Order(api).mute(room.roomId, hostId, !isMuted));
  return (
    <button
      type="button"
      data-test={`pk-mute-${other.roomId}`}
      title={dt('pk.muteHint')}
      disabled={action.isBusy}
      onClick={() => void mute()}
    >
      {dt(isMuted ? 'pk.unmute' : 'pk.mute', { name })}
    </button>
  );
}

interface OverProps {
  api: Api;
  scene: SceneOf<'over'>;
  room: Room;
  onDismiss(pkId: string): void;
}

function Over({ api, scene, room, onDismiss }: OverProps) {
  const { pkId, result } = scene;
  return (
    <section class="card pk-card" aria-label={t('pk.title')}>
      <PkScore roomId={room.roomId} score={result.score} />
      <p data-test="pk-result">{pkResultWords(scene)}</p>
      <TopGivers {...{ api, result }} />
      <button type="button" data-test="pk-dismiss" onClick={() => onDismiss(pkId)}>
        {t('app.dismiss')}
      </button>
    </section>
  );
}
