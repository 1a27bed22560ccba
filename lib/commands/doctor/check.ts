import type { Facts } from './facts';
import { type Finding, type Line, wrong } from './finding';
import { troubleWith } from './trouble';

/** One thing that is checked; nothing is changed by it. */
export interface Check {
  name: string;
  /** Variables without which there is nothing to check. */
  needs?: string[];
  run(facts: Facts): Promise<Finding>;
}

/** Each call has a time-out of its own; this ends a check that makes many of them. */
const MAX_CHECK_MS = 60_000;

/** Runs all at once, and answers in the order of the checks. Never rejects. */
export function examine(checks: Check[], facts: Facts): Promise<Line[]> {
  return Promise.all(
    checks.map(async (check) => ({ check: check.name, ...(await found(check, facts)) })),
  );
}

async function found({ needs = [], run }: Check, facts: Facts): Promise<Finding> {
  const missing = needs.filter((name) => !facts.has(name));
  if (missing.length > 0) {
    return { status: 'not-yet', what: `It needs ${missing.join(', ')}.` };
  }
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Finding>((resolve) => {
    const finding = wrong(`It took longer than ${MAX_CHECK_MS / 1000} s.`, 'Try again.');
    timer = setTimeout(resolve, MAX_CHECK_MS, finding);
  });
  try {
    return await Promise.race([run(facts).catch(troubleWith), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
