import type { MixLook, MixStart, Room } from '../api/types';
import { paneCount } from '../room/pins';
import { LayoutPicker } from './layout-picker';
import { LookForm } from './look-form';
import { MixOptionFields } from './mix-options';

interface Props {
  room: Room;
  /** What the next start is to choose. */
  wish: MixStart;
  isOff: boolean;
  isBusy: boolean;
  onWish(wish: MixStart): void;
  /** Changes the wish, and the mix if it is running. */
  onLook(look: MixLook): Promise<void>;
}

/** How the mix of a video room looks: running, or to be started. */
export function MixShape({ room, wish, isOff, isBusy, onWish, onLook }: Props) {
  const {
    layout = 'side-by-side',
    resolution = '720p',
    seats = 4,
    ...look
  } = isOff ? wish : room.mix;
  return (
    <>
      <LayoutPicker
        chosen={layout}
        isDisabled={isBusy || room.mix.state === 'stopping' || room.mix.state === 'starting'}
        onChoose={(next) => void onLook({ layout: next })}
      />
      {isOff && (
        <MixOptionFields
          options={{ resolution, seats }}
          onChange={(options) => onWish({ ...wish, ...options })}
        />
      )}
      <LookForm
        look={look}
        panes={paneCount(layout, seats)}
        hostId={room.hostId}
        stage={room.stage}
        isBusy={isBusy}
        onApply={onLook}
      />
    </>
  );
}
