import { useEffect, useRef } from 'preact/hooks';
import type { Api } from '../api/api';
import { ApiError } from '../api/api-error';
import type { Room } from '../api/types';
import { confirmed, type Question } from '../confirm';
import { forgetInvitation, invitationTo } from '../guest-link';
import { st } from '../i18n/seat-words';
import { t } from '../i18n/words';
import { takeJoinWish } from '../join-wish';
import { useLeaveGuard } from '../leaving';
import { tell } from '../notice';
import { withoutPane } from '../room/in-picture';
import { isMutedInMix } from '../room/muting';
import type { RoomFeed } from '../room/room-feed';
import { useFarewell } from '../room/use-farewell';
import { useRehearsal } from '../room/use-rehearsal';
import type { Stage } from '../room/use-stage';
import { canPublish } from '../rtc/codecs';
import { type Action, useAction } from '../use-action';
import { Coming, QueueLine } from './coming';
import { DeputyLine } from './deputy-line';
import { DeviceBar } from './device-bar';
import { DevicesButton } from './devices-button';
import { ElsewhereLine } from './elsewhere-line';
import { GuestChoice, GuestInvited } from './guest-choice';
import { MediaButtons } from './media-buttons';
import { MediaHelp } from './media-help';
import { CoveredLine } from './moderation-lines';
import { PresenceLine } from './presence-line';
import { RecordingNotice } from './recording-notice';
import { RehearsalPart } from './rehearsal-part';
import { StageTiles } from './stage-tiles';
import { Switch } from './switch';

interface Props {
  api: Api;
  room: Room;
  feed: RoomFeed;
  stage: Stage;
}

const LEAVING: Question = {
  words: 'watch.leavePageSure',
  yes: 'studio.leaveYes',
  no: 'watch.stayOnStage',
};

/** What a guest can do, and whether they have said that they want to be seen. */
function useGuest({ api, room, feed, stage }: Props) {
  const action = useAction(() => feed.refresh());
  const { roomId, you } = room;
  const isLeaving = useRef(false);
  // Who asks or accepts says that they want to be seen; who comes back by a reload is asked again.
  const wantsStage = useRef(false);
  const invitation = you.stage === 'seated' ? undefined : invitationTo(roomId);
  const ask = async (seatNumber?: number) => {
    wantsStage.current = true;
    void stage.media.open();
    await api.askForStage(roomId, seatNumber);
  };
  const accept = async () => {
    wantsStage.current = true;
    await (invitation ? comeByLink(api, roomId, invitation) : api.seat(roomId, you.userId));
  };
  const leave = async () => {
    const isSure =
      !stage.presence.isOnStage.peek() ||
      (await confirmed({ words: 'watch.leaveSure', yes: 'stage.leave' }));
    if (!isSure) return;
    forgetInvitation();
    isLeaving.current = true;
    wantsStage.current = false;
    const left = stage.presence.leave();
    // At once: the farewell may wait for a slow network.
    stage.media.close();
    await left;
    await api.unseat(roomId, you.userId);
  };
  useFarewell(room, stage, isLeaving);
  useEffect(() => {
    if (you.stage !== 'none') void stage.presence.prepare().catch(() => undefined);
  }, [you.stage, stage]);
  useEffect(() => {
    if (takeJoinWish('stage') && you.stage === 'none')
      void action.run(invitation ? accept : () => ask());
  }, []);
  const isInvited = you.stage === 'invited' || invitation !== undefined;
  return { action, ask, accept, leave, wantsStage, isInvited };
}

/** The way from the audience to the stage and back. */
export function GuestPanel({ api, room, feed, stage }: Props) {
  const { you } = room;
  const guest = useGuest({ api, room, feed, stage });
  const { action, ask, accept, leave, wantsStage, isInvited } = guest;
  useLeaveGuard(stage.presence.isOnStage.value ? LEAVING : undefined);
  const rehearsal = useRehearsal(room, stage, wantsStage);
  const isBefore = (you.stage === 'none' && !rehearsal.isOn) || you.stage === 'invited';
  if (!canPublish()) return <p class="hint">{t('media.unsupported')}</p>;
  return (
    <section class="card" aria-labelledby="guest-title" data-test="guest" data-stage={you.stage}>
      <h2 id="guest-title">{t('stage.title')}</h2>
      <div role="status">
        {you.stage === 'requested' && <p>{st(room.kind === 'voice' ? 'askedVoice' : 'asked')}</p>}
        {you.stage === 'requested' && <QueueLine room={room} />}
        {isInvited && <p>{t('watch.invited')}</p>}
      </div>
      <RecordingNotice room={room} isOnStage={stage.presence.isOnStage.value} />
      {isBefore && room.kind === 'video' && (
        <Switch
          test="join-by-voice"
          words={t('watch.byVoice')}
          isOn={stage.media.isVoiceOnly.value}
          onChange={(isOn) => void stage.media.setVoiceOnly(isOn)}
        />
      )}
      {rehearsal.isOffered && <RehearsalPart {...{ room, stage, rehearsal }} />}
      {you.stage === 'none' && !isInvited && !rehearsal.isOffered && (
        <Coming {...{ room, action }} come={ask} />
      )}
      {you.stage === 'requested' && <Asking {...{ room, stage, action }} onWithdraw={leave} />}
      {isInvited && <GuestInvited {...{ action, accept, leave }} />}
      {you.stage === 'seated' && (
        <Seated
          room={room}
          stage={stage}
          action={action}
          entersAtOnce={wantsStage.current}
          onLeave={leave}
        />
      )}
    </section>
  );
}

/** A link that is used, or was, is forgotten; what else fails may be tried again with it. */
async function comeByLink(api: Api, roomId: string, invitation: string): Promise<void> {
  try {
    await api.comeByLink(roomId, invitation);
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'NotInvited')) throw error;
    tell('watch.linkOver');
  }
  forgetInvitation();
}

interface AskingProps {
  room: Room;
  stage: Stage;
  action: Action;
  onWithdraw(): Promise<unknown>;
}

/** The wait for the host is time to check picture and sound. */
function Asking({ room, stage, action, onWithdraw }: AskingProps) {
  return (
    <>
      <MediaHelp media={stage.media} />
      <StageTiles room={room} stage={stage} />
      <DeviceBar media={stage.media} />
      <div class="control-bar" role="toolbar" aria-label={t('studio.controls')}>
        <MediaButtons media={stage.media} />
        <DevicesButton media={stage.media} />
        <GuestChoice test="withdraw" words="watch.withdraw" task={onWithdraw} action={action} />
      </div>
    </>
  );
}

interface SeatedProps {
  room: Room;
  stage: Stage;
  action: Action;
  entersAtOnce: boolean;
  onLeave(): Promise<unknown>;
}

function Seated({ room, stage, action, entersAtOnce, onLeave }: SeatedProps) {
  const { media, presence } = stage;
  const isOnStage = presence.isOnStage.value;
  useEffect(() => {
    void (entersAtOnce || presence.wasOnStage ? presence.enter() : media.open());
  }, [presence]);
  return (
    <>
      {!isOnStage && <p role="status">{st(room.kind === 'voice' ? 'seatedVoice' : 'seated')}</p>}
      <MediaHelp media={media} />
      <StageTiles room={room} stage={stage} />
      {isOnStage && <PresenceLine presence={presence} />}
      <ElsewhereLine room={room} presence={presence} />
      <p class="hint" role="status" data-test="muted-in-mix">
        {isMutedInMix(room, room.you.userId) && st('mutedYou')}
      </p>
      <CoveredLine room={room} />
      <DeputyLine room={room} />
      <p class="hint" role="status" data-test="own-no-pane">
        {withoutPane(room).some(({ userId }) => userId === room.you.userId) && st('noPaneYou')}
      </p>
      {!isOnStage && <DeviceBar media={media} />}
      <div class="control-bar" role="toolbar" aria-label={t('studio.controls')}>
        <MediaButtons media={media} />
        <DevicesButton media={media} />
        {!isOnStage && (
          <GuestChoice
            test="enter-stage"
            words="stage.enter"
            isPrimary
            task={() => presence.enter()}
            action={action}
          />
        )}
        <GuestChoice
          test="leave"
          words={isOnStage ? 'stage.leave' : 'watch.decline'}
          task={onLeave}
          action={action}
        />
      </div>
    </>
  );
}
