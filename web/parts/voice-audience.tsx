import type { Room } from '../api/types';
import { t } from '../i18n/words';
import { isMutedInMix } from '../room/muting';
import { onStage } from '../room/on-stage';
import { EmptySeats } from './empty-seats';
import { Tile } from './tile';

/** Who is on the stage of a voice room, for those who listen to its mix. */
export function VoiceAudience({ room }: { room: Room }) {
  const people = onStage(room);
  return (
    <ul class="seats" aria-label={t('stage.title')} data-test="seats">
      {people.map(({ userId, name, role }) => (
        <Tile
          key={userId}
          kind="voice"
          test={`seat-${userId}`}
          tag={tagOf(role)}
          isMuted={isMutedInMix(room, userId)}
          {...{ userId, name }}
        />
      ))}
      <EmptySeats room={room} />
    </ul>
  );
}

function tagOf(role: 'host' | 'cohost' | 'opponent'): string | undefined {
  if (role === 'host') return t('stage.host');
  return role === 'opponent' ? t('pk.tag') : undefined;
}
