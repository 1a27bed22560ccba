import type { Table } from '../model/table';
import { AgendaStore, REPLAY_SHARDS } from './agenda-store';
import { notingFacts } from './fact-noter';
import { RecordedUsageStore } from './recorded-usage-store';
import { RecordingStore } from './recording-store';
import { ReplayStore } from './replay-store';

/** The stores of recordings, which are in the bundles of those functions only that need them. */
export function replayStoresOn(table: Table, undelivered: Set<string>) {
  return {
    recordings: new RecordingStore(notingFacts(table, undelivered)),
    replays: new ReplayStore(table),
    replayChecks: new AgendaStore(table, REPLAY_SHARDS),
    recordedUsage: new RecordedUsageStore(table),
  };
}
