import {
  FilesFailed,
  type RecordedFile,
  type RecordedFiles,
  type Recorder,
  RecorderOutcomeUnknown,
  RecorderRefused,
} from '../../lib/model/recorder';
import type { Caller } from './caller';
import type { Network } from './network';
import type { RecordService } from './record-service';

// The time-out of lib's clients, said again so that the simulation has it.
const TIMEOUT_MS = 5000;

interface Reached {
  records: RecordService;
  network: Network;
  caller: Caller;
}

/** The recordings of the live service as one caller reaches them. */
export class SimulatedRecorder implements Recorder {
  readonly #reached: Reached;

  constructor(reached: Reached) {
    this.#reached = reached;
  }

  start(stream: string): Promise<void> {
    return this.#call('start', stream, () => this.#reached.records.start(stream));
  }

  stop(stream: string): Promise<void> {
    return this.#call('stop', stream, () => this.#reached.records.stop(stream));
  }

  #call<T>(command: string, stream: string, apply: () => T): Promise<T> {
    const { network, caller } = this.#reached;
    return network.call(caller, {
      service: 'rtc',
      operation: `RealTimeRecordCommand ${command}`,
      detail: () => stream,
      timeoutMs: TIMEOUT_MS,
      apply,
      refusal: () => new RecorderRefused('Throttling.User', { isStreamAbsent: false }),
      unknown: () => new RecorderOutcomeUnknown(command),
      mayBeDoubled: true,
    });
  }
}

/** The bucket as one caller reaches it. */
export class SimulatedFiles implements RecordedFiles {
  readonly #reached: Reached;

  constructor(reached: Reached) {
    this.#reached = reached;
  }

  list(stream: string, sinceMs: number): Promise<RecordedFile[]> {
    const { files } = this.#reached.records;
    const found = () => files.filter((file) => file.stream === stream && file.fromMs >= sinceMs);
    return this.#call('ListObjectsV2', stream, found);
  }

  delete(key: string): Promise<void> {
    const { files } = this.#reached.records;
    return this.#call('DeleteObject', key, () => {
      const index = files.findIndex((file) => file.key === key);
      if (index >= 0) files.splice(index, 1);
    });
  }

  address(key: string): string {
    return `https://replays.test/${key}`;
  }

  picture(key: string, { atMs }: { atMs: number }): string {
    return `https://replays.test/${key}?picture=${atMs}`;
  }

  #call<T>(operation: string, about: string, apply: () => T): Promise<T> {
    const { network, caller } = this.#reached;
    return network.call(caller, {
      service: 'rtc',
      operation,
      detail: () => about,
      timeoutMs: TIMEOUT_MS,
      apply,
      refusal: () => new FilesFailed('Refused'),
      unknown: () => new FilesFailed('No answer'),
      mayBeDoubled: true,
    });
  }
}
