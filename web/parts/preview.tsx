import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { RoomSummary } from '../api/types';
import { Cover } from './cover';

/** Why there is no picture of a show: `unset` where the deployment keeps none. */
export type NoPicture = 'off-air' | 'unset' | 'loading' | 'failed';

interface Props {
  room: RoomSummary;
  turn: number;
  /** What is there in place of a picture; a drawn one if absent. */
  instead?(why: NoPicture): ComponentChildren;
}

/** The newest frame. The address stays the same while its picture changes, so each turn asks anew. */
export function Preview({ room, turn, instead }: Props) {
  const loaded = useSignal<'loading' | 'failed' | 'shown'>('loading');
  const { kind, title, mix, previewUrl } = room;
  if (kind === 'voice') {
    return (
      <span class="preview">
        <Cover title={title} />
      </span>
    );
  }
  const isLive = mix.state === 'live';
  const state = !isLive ? 'off-air' : previewUrl === undefined ? 'unset' : loaded.value;
  return (
    <span class="preview">
      {state !== 'shown' && (instead?.(state) ?? <Cover title={title} sign="video" />)}
      {isLive && previewUrl !== undefined && (
        <img
          src={withTurn(previewUrl, turn)}
          alt=""
          // It is loaded unseen: browsers have a picture of their own for one that fails.
          style={{ visibility: state === 'shown' ? 'visible' : 'hidden' }}
          onLoad={() => {
            loaded.value = 'shown';
          }}
          onError={() => {
            loaded.value = 'failed';
          }}
        />
      )}
    </span>
  );
}

function withTurn(previewUrl: string, turn: number): string {
  const url = new URL(previewUrl);
  url.searchParams.set('turn', String(turn));
  return url.href;
}
