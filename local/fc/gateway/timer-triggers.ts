import type { Clock } from '../../clock';
import type { Deployment, TimerTrigger } from '../deployment';
import { parseSchedule, type Schedule } from './schedule';

/** Calls a function with a timer event. */
type Fire = (functionName: string, event: Buffer) => void;

interface ScheduledTrigger {
  functionName: string;
  trigger: TimerTrigger;
  schedule: Schedule;
  /** When it fired last, or was set up. */
  sinceMs: number;
}

/**
 * The timer triggers of a deployment, by the local cloud's clock. When the clock leaps over several
 * firings, the function is called once. Failed calls are not repeated: the next firing comes anyway.
 */
export class TimerTriggers {
  readonly #clock: Clock;
  readonly #fire: Fire;
  #scheduled = new Map<string, ScheduledTrigger>();

  constructor(clock: Clock, fire: Fire) {
    this.#clock = clock;
    this.#fire = fire;
  }

  /** Takes over the triggers of a deployment; one that stays as it was keeps its rhythm. */
  update(deployment: Deployment): void {
    const before = this.#scheduled;
    this.#scheduled = new Map();
    for (const { functionName, triggers } of deployment.functions) {
      for (const trigger of triggers) {
        if (trigger.type !== 'timer' || !trigger.enable) continue;
        const key = JSON.stringify([functionName, trigger.name, trigger.cronExpression]);
        const schedule = parseSchedule(trigger.cronExpression);
        const sinceMs = before.get(key)?.sinceMs ?? this.#clock.now();
        this.#scheduled.set(key, { functionName, trigger, schedule, sinceMs });
      }
    }
  }

  /** Fires what has become due since the last look. */
  look(): void {
    const nowMs = this.#clock.now();
    for (const entry of this.#scheduled.values()) {
      const dueMs = entry.schedule.latestDue(entry.sinceMs, nowMs);
      if (dueMs === undefined) continue;
      entry.sinceMs = dueMs;
      this.#fire(entry.functionName, toTimerEvent(entry.trigger, dueMs));
    }
  }
}

/** https://help.aliyun.com/document_detail/2513615.html */
export function toTimerEvent(trigger: TimerTrigger, dueMs: number): Buffer {
  const triggerTime = `${new Date(dueMs).toISOString().slice(0, 19)}Z`;
  return Buffer.from(
    JSON.stringify({ triggerTime, triggerName: trigger.name, payload: trigger.payload }),
  );
}
