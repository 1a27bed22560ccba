/** What the receiver does with an event, and how its page says it. */
export const BEHAVIOURS = {
  take: 'Take / 接收',
  fail: 'Answer 500 / 返回 500',
  hang: 'Hang / 不应答',
  lose: 'Take, lose the answer / 接收但丢失应答',
};
export type Behaviour = keyof typeof BEHAVIOURS;

/** Whether there is such a behaviour. */
export function isBehaviour(name: unknown): name is Behaviour {
  return typeof name === 'string' && Object.hasOwn(BEHAVIOURS, name);
}
