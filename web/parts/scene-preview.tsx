import { useEffect, useRef } from 'preact/hooks';
import type { Layout, Room } from '../api/types';
import { t } from '../i18n/words';
import { onStage } from '../room/on-stage';
import { PANES, type Pane } from './layout-picture';

interface Props {
  room: Room;
  layout: Layout;
  stream: MediaStream | undefined;
}

/** How the broadcast will look: the layout's panes with oneself in the first, not mirrored. */
export function ScenePreview({ room, layout, stream }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream ?? null;
  }, [stream]);
  const others = onStage(room).filter(({ userId }) => userId !== room.hostId);
  return (
    <figure class="scene-preview" data-test="scene-preview">
      <div class="scene">
        {PANES[layout].map((pane, index) => (
          <div class="scene-pane" key={pane.join()} style={placeOf(pane)}>
            {index === 0 ? (
              <video ref={video} muted autoPlay playsInline aria-label={t('stage.preview')} />
            ) : (
              <span>{others[index - 1]?.name ?? t('greenRoom.guest')}</span>
            )}
          </div>
        ))}
      </div>
      <figcaption class="hint">{t('greenRoom.scene')}</figcaption>
    </figure>
  );
}

/** Panes are drawn on a field of 48 by 27. */
function placeOf([x, y, width, height]: Pane) {
  const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return {
    left: percent(x, 48),
    top: percent(y, 27),
    width: percent(width, 48),
    height: percent(height, 27),
  };
}
