import type { Room } from '../api/types';
import { t } from '../i18n/words';
import { isMutedInMix } from '../room/muting';
import { type OnStage, onStage } from '../room/on-stage';
import { Tile } from './tile';
import { VoiceSeats } from './voice-seats';

/** Who is on the stage of a voice room, for those who listen to its mix. */
export function VoiceAudience({ room }: { room: Room }) {
  return (
    <VoiceSeats
      room={room}
      people={onStage(room)}
      label={t('stage.title')}
      test="seats"
      tileOf={({ userId, name, role }, seatNumber) => (
        <Tile
          kind="voice"
          test={`seat-${userId}`}
          tag={tagOf(role)}
          isMuted={isMutedInMix(room, userId)}
          {...{ userId, name, seatNumber }}
        />
      )}
    />
  );
}

function tagOf(role: OnStage['role']): string | undefined {
  if (role === 'host') return t('stage.host');
  return role === 'opponent' ? t('pk.tag') : undefined;
}
