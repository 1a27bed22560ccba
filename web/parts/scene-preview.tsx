import { useEffect, useRef } from 'preact/hooks';
import type { Pane } from '../../lib/model/pane';
import type { Layout, Orientation, Room } from '../api/types';
import { t } from '../i18n/words';
import { onStage } from '../room/on-stage';
import { paneCount, panesFor } from '../room/pins';

/** The host and the first guest. */
const SHOWN_PEOPLE = 2;

interface Props {
  room: Room;
  layout: Layout;
  orientation: Orientation;
  stream: MediaStream | undefined;
}

/** How the broadcast will look: the layout's panes with oneself in the first, not mirrored. */
export function ScenePreview({ room, layout, orientation, stream }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream ?? null;
  }, [stream]);
  const others = onStage(room).filter(({ userId }) => userId !== room.hostId);
  const people = Math.max(SHOWN_PEOPLE, others.length + 1);
  const panes = panesFor(layout, orientation, paneCount(layout, people));
  return (
    <figure class="scene-preview" data-test="scene-preview">
      <div class={`scene ${orientation}`}>
        {panes.map((pane, index) => (
          <div class="scene-pane" key={`${pane.x} ${pane.y}`} style={placeOf(pane)}>
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

function placeOf({ x, y, width, height, z }: Pane) {
  const percent = (part: number) => `${100 * part}%`;
  return {
    left: percent(x),
    top: percent(y),
    width: percent(width),
    height: percent(height),
    zIndex: z,
  };
}
