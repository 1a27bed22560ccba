/** What the host says of a seat, whoever has it. */

/** What can be said of one. */
interface Terms {
  /** It is neither given nor taken; who has it stays. */
  isLocked: boolean;
  /** Whether its holder is heard in the mix. */
  allowMicrophone: boolean;
  /** Whether its holder is seen in the mix. */
  allowCamera: boolean;
}

/** The rule of a seat, as far as anything was ever said. */
export interface SeatRule extends Partial<Terms> {
  number: number;
}

/** What of a rule is to be changed; the rest stays. */
export type SeatRuleChange = { [Term in keyof Terms]?: Terms[Term] | undefined };

interface RuledStage {
  stage: readonly { userId: string; number: number }[];
  seatRules: readonly SeatRule[];
}

/** The rule of the seat with this number: unless something else was said, all is allowed. */
export function seatRule(rules: readonly SeatRule[], number: number): Required<SeatRule> {
  const open = { isLocked: false, allowMicrophone: true, allowCamera: true };
  return { number, ...open, ...rules.find((rule) => rule.number === number) };
}

/** The rules with that of one seat changed; the same come back if nothing changes. */
export function withSeatRule(
  rules: readonly SeatRule[],
  number: number,
  { isLocked, allowMicrophone, allowCamera }: SeatRuleChange,
): readonly SeatRule[] {
  const before = seatRule(rules, number);
  const changes = {
    ...(isLocked !== undefined && isLocked !== before.isLocked && { isLocked }),
    ...(allowMicrophone !== undefined &&
      allowMicrophone !== before.allowMicrophone && { allowMicrophone }),
    ...(allowCamera !== undefined && allowCamera !== before.allowCamera && { allowCamera }),
  };
  if (Object.keys(changes).length === 0) return rules;
  const known = rules.find((rule) => rule.number === number) ?? { number };
  return [...rules.filter((rule) => rule.number !== number), { ...known, ...changes }];
}

/** Whether the user's seat, if they have one, lets them be seen. */
export function mayBeSeen({ stage, seatRules }: RuledStage, userId: string): boolean {
  const seat = stage.find((each) => each.userId === userId);
  return !seat || seatRule(seatRules, seat.number).allowCamera;
}

/**
 * Those of these users who have a seat without a microphone; nothing if nothing was ever said of
 * microphones. Nobody is not nothing: what was asked of the service has to be taken back.
 */
export function silentAmong(
  { stage, seatRules }: RuledStage,
  userIds: string[],
): string[] | undefined {
  if (seatRules.every(({ allowMicrophone }) => allowMicrophone === undefined)) return undefined;
  const silent = stage.filter(({ number }) => !seatRule(seatRules, number).allowMicrophone);
  return userIds.filter((userId) => silent.some((seat) => seat.userId === userId));
}
