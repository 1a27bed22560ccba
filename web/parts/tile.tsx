import type { ComponentChildren } from 'preact';
import type { RoomKind } from '../api/types';
import { t } from '../i18n/words';
import type { Quality } from '../rtc/quality';
import { Avatar } from './avatar';
import { QualityBars } from './quality-bars';

interface Props {
  kind: RoomKind;
  userId: string;
  /** What is written below; the avatar goes by `name`. */
  label?: string;
  name: string;
  test: string;
  tag?: string | undefined;
  isSpeaking?: boolean;
  isMuted: boolean;
  quality?: Quality | undefined;
  /** In a voice room. */
  seatNumber?: number | undefined;
  children?: ComponentChildren;
}

/** One person on stage: a picture, or in a voice room an avatar. */
export function Tile({ kind, userId, name, label = name, test, tag, ...props }: Props) {
  const { isSpeaking = false, isMuted, quality, seatNumber, children } = props;
  return (
    <li
      class={`${kind === 'voice' ? 'seat' : 'tile'}${isSpeaking ? ' speaking' : ''}`}
      data-test={test}
      data-speaking={isSpeaking}
      data-muted={isMuted}
    >
      {kind === 'voice' && <Avatar userId={userId} name={name} />}
      {seatNumber !== undefined && <span class="seat-number">{seatNumber}</span>}
      {children}
      <span class="tile-name">
        <span class="person-name">{label}</span> {tag && <span class="tile-tag">{tag}</span>}
        <QualityBars quality={quality} test={`quality-${userId}`} />
        {isMuted && <span class="tile-tag">{t('stage.muted')}</span>}
        {isSpeaking && <span class="unseen">{t('stage.speaking')}</span>}
      </span>
    </li>
  );
}
