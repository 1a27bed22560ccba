import {
  FilesFailed,
  type RecordedFile,
  type RecordedFiles,
  type Recorder,
  RecorderOutcomeUnknown,
  RecorderRefused,
} from '../../lib/model/recorder';
import type { RecordService } from '../simulation/record-service';
import { PlannedCalls } from './planned';

interface RecorderCall {
  operation: 'start' | 'stop';
  stream: string;
}

/** The simulation's recordings without a network: its calls go as the test has planned. */
export class HouseRecorder implements Recorder {
  readonly calls = new PlannedCalls<RecorderCall>({
    refused: () => new RecorderRefused('CodeConfigNotFound', { isStreamAbsent: false }),
    unknown: ({ operation }) => new RecorderOutcomeUnknown(operation),
  });
  readonly #records: RecordService;

  constructor(records: RecordService) {
    this.#records = records;
  }

  start(stream: string): Promise<void> {
    return this.calls.carry({ operation: 'start', stream }, () => this.#records.start(stream));
  }

  stop(stream: string): Promise<void> {
    return this.calls.carry({ operation: 'stop', stream }, () => this.#records.stop(stream));
  }
}

/** The files of those recordings. */
export class HouseFiles implements RecordedFiles {
  readonly calls = new PlannedCalls<'list' | 'delete'>({
    refused: () => new FilesFailed('Refused'),
    unknown: () => new FilesFailed('No answer'),
  });
  readonly #records: RecordService;

  constructor(records: RecordService) {
    this.#records = records;
  }

  list(stream: string, sinceMs: number): Promise<RecordedFile[]> {
    const isMeant = (file: { stream: string; fromMs: number }) =>
      file.stream === stream && file.fromMs >= sinceMs;
    return this.calls.carry('list', () => this.#records.files.filter(isMeant));
  }

  delete(key: string): Promise<void> {
    return this.calls.carry('delete', () => {
      const index = this.#records.files.findIndex((file) => file.key === key);
      if (index >= 0) this.#records.files.splice(index, 1);
    });
  }

  address(key: string): string {
    return `https://replays.test/${key}`;
  }

  picture(key: string, { atMs }: { atMs: number }): string {
    return `https://replays.test/${key}?picture=${atMs}`;
  }
}
