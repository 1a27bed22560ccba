import type { Room } from '../api/types';
import { confirmed } from '../confirm';
import { t } from '../i18n/words';
import type { Stage } from '../room/use-stage';
import { BarButton } from './bar-button';

interface Props {
  room: Room;
  stage: Stage;
  /** What else is to happen with a click. */
  onClick?(): void;
}

/** Takes the host on stage, or off it. */
export function StageButton({ room, stage, onClick }: Props) {
  const isOnStage = stage.presence.isOnStage.value;
  return (
    <BarButton
      icon={isOnStage ? 'leave' : 'enter'}
      words={t(isOnStage ? 'stage.leave' : 'stage.enter')}
      test={isOnStage ? 'leave-stage' : 'enter-stage'}
      onClick={() => {
        onClick?.();
        void (isOnStage ? leaveStage(room, stage) : stage.presence.enter());
      }}
    />
  );
}

/** Without its host, a broadcast ends. */
async function leaveStage({ mix, hostGraceSeconds }: Room, { presence }: Stage): Promise<void> {
  const fillings = { seconds: hostGraceSeconds };
  const isSure =
    mix.state === 'idle' ||
    (await confirmed({ words: 'stage.leaveSure', fillings, yes: 'stage.leave' }));
  if (isSure) await presence.leave();
}
