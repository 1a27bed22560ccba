/**
 * A row of the table `agenda`, beside its shards, by which an operator sees whether the timer is
 * alive.
 */
export const LAST_RUN_KEY = { shard: 'timer', due_at_ms: 0, room_id: 'timer' };

/** When the last run began, in milliseconds of the service clock. */
export const LAST_RUN_COLUMN = 'ran_at_ms';
