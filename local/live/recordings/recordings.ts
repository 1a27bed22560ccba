import { randomBytes } from 'node:crypto';
import type { CallLog } from '../../call-log';
import type { Clock } from '../../clock';
import type { Objects } from '../../oss/objects';
import type { LiveStream } from '../live-stream';
import type { Streams } from '../streams';
import { remux } from './mp4-file';
import { objectName } from './object-name';
import type { RecordCallbacks } from './record-callbacks';
import { type RecordConfig, RecordConfigs } from './record-config';
import { Recorder } from './recorder';
import { type RunningFile, RunningFiles } from './running-file';

/** Files that are kept; past this many bytes the oldest go, but never one that is being written. */
export const MAX_KEPT_BYTES = 8 * 1024 ** 3;

/** What RealTimeRecordCommand is refused for. */
export type CommandRefusal =
  | 'StreamNotFound'
  | 'CodeConfigNotFound'
  | 'TaskAlreadyStarted'
  | 'TaskNotStarted';
export const COMMANDS = ['start', 'stop', 'cancel_delay', 'restart'] as const;
export type RecordCommand = (typeof COMMANDS)[number];

interface Recording {
  file: RunningFile;
  config: RecordConfig;
  stream: LiveStream;
  recorder: Recorder;
  state: 'recording' | 'paused';
  /** When the file of a recording that has paused is made; by the clock. */
  dueAtMs: number;
}

export interface RecordingsOptions {
  /** The main streaming domain. */
  domain: string;
  streams: Streams;
  /** Where unfinished files are. */
  path: string;
  objects: Objects;
  callbacks: RecordCallbacks;
  clock: Clock;
  log: CallLog;
}

/**
 * The manual recording of streams, by RealTimeRecordCommand; each stream has one at a time. A stop,
 * and the end of the stream, pause it: its file is made after a delay, or at once when that is
 * cancelled. It does not go on when the stream comes back.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-realtimerecordcommand
 */
export class Recordings {
  readonly configs = new RecordConfigs();
  readonly callbacks: RecordCallbacks;
  readonly #options: RecordingsOptions;
  readonly #files: RunningFiles;
  readonly #recordings = new Map<string, Recording>();
  readonly #making = new Set<Promise<void>>();
  #sequence = 0;

  constructor(options: RecordingsOptions) {
    this.#options = options;
    this.callbacks = options.callbacks;
    this.#files = new RunningFiles(options.path);
  }

  /** Does what is commanded; answers why it is refused. */
  command(command: RecordCommand, app: string, name: string): CommandRefusal | undefined {
    const found = this.#recordings.get(name);
    const recording = found?.stream.app === app ? found : undefined;
    switch (command) {
      case 'start':
        return recording?.state === 'recording' ? 'TaskAlreadyStarted' : this.#start(app, name);
      case 'restart':
        return recording ? this.#start(app, name) : this.#whyNone(app, name);
      case 'stop':
        if (recording?.state !== 'recording') return this.#whyNone(app, name);
        this.#pause(recording);
        return undefined;
      case 'cancel_delay':
        if (recording?.state !== 'paused') return this.#whyNone(app, name);
        this.#make(recording);
        return undefined;
      default:
        return command satisfies never;
    }
  }

  /** The names of the streams that are being recorded. */
  running(): string[] {
    const all = [...this.#recordings.values()];
    return all.filter(({ state }) => state === 'recording').map(({ stream }) => stream.name);
  }

  /** Makes the files whose delay is over, and cuts those that are as long as they may be. */
  sweep(): void {
    const nowMs = this.#options.clock.now();
    for (const recording of this.#recordings.values()) {
      const { state, dueAtMs, config, recorder, stream } = recording;
      if (state === 'paused' && nowMs >= dueAtMs) this.#make(recording);
      const isFull = recorder.recordedMs >= config.cycleSeconds * 1000;
      if (state === 'recording' && isFull) this.#start(stream.app, stream.name);
    }
  }

  /** Makes the files that a killed process has left. */
  async recover(): Promise<void> {
    const running = new Set([...this.#recordings.values()].map(({ file }) => file.id));
    const left = this.#files.left().filter(({ id }) => !running.has(id));
    for (const file of left) await this.#adopt(file);
  }

  /** Ends every recording; their files are made. */
  async close(): Promise<void> {
    for (const recording of this.#recordings.values()) this.#make(recording);
    await Promise.all(this.#making);
    this.callbacks.close();
  }

  #whyNone(app: string, name: string): CommandRefusal {
    const isThere = this.#options.streams.find(name)?.app === app;
    return isThere ? 'TaskNotStarted' : 'StreamNotFound';
  }

  #start(app: string, name: string): CommandRefusal | undefined {
    const { streams, clock } = this.#options;
    const stream = streams.find(name);
    if (stream?.app !== app) return 'StreamNotFound';
    const config = this.configs.of(stream);
    if (!config) return 'CodeConfigNotFound';
    const before = this.#recordings.get(name);
    if (before) this.#make(before);
    const id = randomBytes(8).toString('hex');
    const { objectPrefix } = config;
    const file = { id, app, stream: name, sequence: this.#sequence++, objectPrefix };
    const { width, height } = stream;
    const { written: path } = this.#files.pathsOf({ id });
    const recorder = new Recorder({ path, width, height, onEnd: () => this.#pauseBy(id) });
    stream.join(recorder);
    // A viewer gets what a decoder needs first: the pictures since the last keyframe.
    const running = { ...file, startMs: clock.now() - recorder.recordedMs };
    this.#files.note(running);
    const state = 'recording';
    this.#recordings.set(name, { file: running, config, stream, recorder, state, dueAtMs: 0 });
    this.#note('RecordStarted', running);
    this.callbacks.tell({ ...this.#whose(running), event: 'record_started' });
    return undefined;
  }

  #pauseBy(id: string): void {
    const all = [...this.#recordings.values()];
    const recording = all.find(({ file }) => file.id === id);
    if (recording?.state === 'recording') this.#pause(recording);
  }

  #pause(recording: Recording): void {
    const { stream, recorder, config, file } = recording;
    stream.leave(recorder);
    recording.state = 'paused';
    recording.dueAtMs = this.#options.clock.now() + config.delaySeconds * 1000;
    this.#note('RecordPaused', file);
    this.callbacks.tell({ ...this.#whose(file), event: 'record_paused' });
  }

  /** Ends the recording and makes its file, in the background. */
  #make({ stream, recorder, file }: Recording): void {
    stream.leave(recorder);
    if (this.#recordings.get(stream.name)?.file.id === file.id)
      this.#recordings.delete(stream.name);
    const making = this.#finish(recorder, file).finally(() => this.#making.delete(making));
    this.#making.add(making);
  }

  async #finish(recorder: Recorder, file: RunningFile): Promise<void> {
    // What could be written up to a failure can be played.
    const isThere = await recorder.finish().catch(() => this.#files.has(file));
    if (isThere) await this.#adopt(file);
    else this.#files.remove(file);
  }

  async #adopt(file: RunningFile): Promise<void> {
    const { objects } = this.#options;
    const { written, made } = this.#files.pathsOf(file);
    const seconds = await remux(written, made).catch(() => undefined);
    if (seconds !== undefined) {
      const endMs = file.startMs + seconds * 1000;
      const uri = objectName(file.objectPrefix, { ...file, endMs });
      this.#makeRoom();
      objects.adopt(uri, made);
      this.#note('RecordFile', file, { uri, seconds });
      this.callbacks.tell({
        ...this.#whose(file),
        uri,
        duration: Math.round(seconds * 1000) / 1000,
        start_time: Math.floor(file.startMs / 1000),
        stop_time: Math.floor(endMs / 1000),
      });
    }
    this.#files.remove(file);
  }

  #makeRoom(): void {
    const { objects } = this.#options;
    const all = objects.list().sort((one, other) => one.modifiedAtMs - other.modifiedAtMs);
    let kept = all.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { key, bytes } of all) {
      if (kept <= MAX_KEPT_BYTES) return;
      objects.delete(key);
      kept -= bytes;
    }
  }

  #whose({ app, stream }: RunningFile) {
    return { domain: this.#options.domain, app, stream };
  }

  #note(operation: string, { app, stream }: RunningFile, detail: object = {}): void {
    const { log, clock } = this.#options;
    log.add({ service: 'live', operation, atMs: clock.now(), detail: { app, stream, ...detail } });
  }
}
