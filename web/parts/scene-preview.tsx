import { useEffect, useRef } from 'preact/hooks';
import type { Pane } from '../../lib/model/pane';
import type { Layout, Orientation, Room } from '../api/types';
import { st } from '../i18n/seat-words';
import { t } from '../i18n/words';
import { orientationOf } from '../room/first-shape';
import { onStage } from '../room/on-stage';
import { panesFor } from '../room/pins';

/** The host and the first guest. */
const SHOWN_PEOPLE = 2;

interface Props {
  room: Room;
  layout: Layout;
  orientation: Orientation;
  seats: number;
  /** How the host's camera is held. */
  camera: Orientation | undefined;
  stream: MediaStream | undefined;
  /** How the camera is held, whenever that changes. */
  onShape(orientation: Orientation | undefined): void;
}

/** How the broadcast will look: the layout's panes with oneself in the first, not mirrored. */
export function ScenePreview({ stream, onShape, ...scene }: Props) {
  const { room, layout, orientation, seats, camera } = scene;
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream ?? null;
  }, [stream]);
  const others = onStage(room).filter(({ userId }) => userId !== room.hostId);
  const people = Math.max(SHOWN_PEOPLE, others.length + 1);
  const panes = panesFor(layout, orientation, Math.min(people, seats));
  return (
    <figure class="scene-preview" data-test="scene-preview">
      <div class={`scene ${orientation}`}>
        {panes.map((pane, index) => (
          <div class="scene-pane" key={`${pane.x} ${pane.y}`} style={placeOf(pane)}>
            {index === 0 ? (
              <video
                ref={video}
                muted
                autoPlay
                playsInline
                aria-label={t('stage.preview')}
                onLoadedMetadata={({ currentTarget }) => onShape(shapeOf(currentTarget))}
                onResize={({ currentTarget }) => onShape(shapeOf(currentTarget))}
              />
            ) : (
              <span>{others[index - 1]?.name ?? st('greenRoom.guest')}</span>
            )}
          </div>
        ))}
      </div>
      <figcaption class="hint">
        {st('greenRoom.scene')}
        {room.allowRelay && camera && camera !== orientation && (
          <p data-test="relay-shape">
            {st('greenRoom.relay', {
              camera: t(`orientation.${camera}`),
              chosen: t(`orientation.${orientation}`),
            })}
          </p>
        )}
      </figcaption>
    </figure>
  );
}

function shapeOf({ videoWidth, videoHeight }: HTMLVideoElement): Orientation | undefined {
  return orientationOf({ width: videoWidth, height: videoHeight });
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
