import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../i18n/words';
import { like } from '../local-cloud';
import { Heart } from './heart';

/** Likes are told together, so often at most. */
const BATCH_MS = 1000;
/** What counts of one batch; the local cloud takes no more of a viewer in a second. */
const MAX_COUNTED = 10;
/** Hearts that rise at a time: more would only cost the phone its battery. */
const MAX_RISING = 12;

interface Props {
  roomId: string;
  /** The viewer's own. */
  token: string;
}

/** May be touched as fast as one likes: each touch lets a heart rise. */
export function LikeButton({ roomId, token }: Props) {
  const given = useSignal(0);
  const told = useSignal(0);
  const rising = useSignal<number[]>([]);
  useEffect(() => {
    const tell = () => {
      const count = Math.min(given.peek() - told.peek(), MAX_COUNTED);
      told.value = given.peek();
      // One that did not count, as the PK has just ended, needs no words.
      if (count > 0) void like(token, roomId, count).catch(() => undefined);
    };
    const timer = setInterval(tell, BATCH_MS);
    return () => {
      clearInterval(timer);
      tell();
    };
  }, [roomId, token]);
  const give = () => {
    given.value += 1;
    rising.value = [...rising.value, given.value].slice(-MAX_RISING);
  };
  return (
    <div class="like">
      <button type="button" class="small" data-test="like" onClick={give}>
        <Heart />
        {t('gifts.like')}
        {given.value > 0 && <span class="likes-given">{given.value}</span>}
      </button>
      <div class="hearts" aria-hidden="true">
        {rising.value.map((number) => (
          <span
            key={number}
            class={`heart-way way-${number % 3}`}
            data-test="heart"
            onAnimationEnd={() => {
              rising.value = rising.value.filter((each) => each !== number);
            }}
          >
            <Heart />
          </span>
        ))}
      </div>
    </div>
  );
}
