import { useEffect, useRef } from 'preact/hooks';
import type { Room } from '../api/types';
import type { MessageKey } from '../i18n/en';
import { tell } from '../notice';
import { isOwnAnswer } from './answer-seat';
import type { Stage } from './use-stage';

/** When the host ends it, lets go of the camera and says what has happened. */
export function useFarewell(room: Room, stage: Stage, isLeaving: { current: boolean }): void {
  const { you } = room;
  const before = useRef(you.stage);
  const wasPaid = useRef(false);
  if (isOwnAnswer(room)) wasPaid.current = true;
  useEffect(() => {
    const was = before.current;
    before.current = you.stage;
    if (you.stage !== 'none' || was === 'none') return;
    if (!isLeaving.current) tell(farewellTo(was, wasPaid.current));
    isLeaving.current = false;
    wasPaid.current = false;
    void stage.presence.leave();
    stage.media.close();
  }, [you.stage]);
}

function farewellTo(was: Room['you']['stage'], wasPaid: boolean): MessageKey {
  if (was !== 'seated') return 'watch.refused';
  return wasPaid ? 'qna.farewell' : 'watch.removed';
}
