/** What a visitor wanted when they were asked for their name, and gets after it. */
import { signal } from '@preact/signals';

export type JoinWish = 'stage' | 'question' | 'name';

export const joinWish = signal<JoinWish | undefined>(undefined);

/** Whether somebody who has just signed in wanted this; they are not asked again. */
export function takeJoinWish(wish: JoinWish): boolean {
  if (joinWish.peek() !== wish) return false;
  joinWish.value = undefined;
  return true;
}
