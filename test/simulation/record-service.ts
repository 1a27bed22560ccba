import { type RecordedFile, RecorderRefused } from '../../lib/model/recorder';
import type { TaskLog } from './task-log';
import type { World } from './world';

/** How long a stream outlives its task at most: without data it is dropped. */
const MAX_SILENT_MS = 10_000;
/** From the end of a recording to its file. */
const MAX_MAKING_MS = 20_000;

/** A recording as the live service knows it. */
export interface Recording {
  stream: string;
  roomId: string;
  startedAtMs: number;
  endedAtMs: number | undefined;
}

/**
 * The live service's recordings of the streams that tasks push: one a stream, and none without. What
 * the host has stopped for good must not run.
 */
export class RecordService {
  readonly all: Recording[] = [];
  readonly files: (RecordedFile & { stream: string })[] = [];
  readonly #world: World;
  readonly #tasks: TaskLog;

  constructor(world: World, tasks: TaskLog) {
    this.#world = world;
    this.#tasks = tasks;
  }

  /** Throws `RecorderRefused` where there is no such stream. */
  start(stream: string): void {
    if (this.running(stream)) return;
    const tasks = this.#tasks.alive();
    const task = tasks.find((each) => each.isRunning && each.stream.endsWith(`/${stream}`));
    if (!task) throw new RecorderRefused('StreamNotFound', { isStreamAbsent: true });
    const { channelId: roomId } = task;
    const startedAtMs = this.#world.nowMs;
    const recording: Recording = { stream, roomId, startedAtMs, endedAtMs: undefined };
    this.all.push(recording);
    this.#world.tally.add('recording: started');
    this.#watch(recording);
  }

  stop(stream: string): void {
    const recording = this.running(stream);
    if (recording) this.#end(recording);
  }

  running(stream: string): Recording | undefined {
    return this.all.find((each) => each.stream === stream && each.endedAtMs === undefined);
  }

  /** A stream without a task is dropped, and its recording with it. */
  #watch(recording: Recording): void {
    const { scheduler, random } = this.#world;
    const isPushed = () =>
      this.#tasks
        .alive()
        .some(({ isRunning, stream }) => isRunning && stream.endsWith(`/${recording.stream}`));
    scheduler.after(random.between(1000, MAX_SILENT_MS), () => {
      if (recording.endedAtMs !== undefined) return;
      if (isPushed()) this.#watch(recording);
      else this.#end(recording);
    });
  }

  #end(recording: Recording): void {
    const { scheduler, random, nowMs: endedAtMs } = this.#world;
    recording.endedAtMs = endedAtMs;
    const { stream, startedAtMs: fromMs } = recording;
    this.#world.tally.add('recording: ended');
    scheduler.after(random.between(0, MAX_MAKING_MS), () => {
      const key = `record/live/${stream}/${fromMs}.mp4`;
      this.files.push({ key, fromMs, toMs: endedAtMs, bytes: 1, stream });
    });
  }
}
