import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Call, CallLog } from '../call-log';
import { type RequestFields, requestFields } from '../request-fields';
import { type Action, TextAnswer } from './control';
import { processUsage } from './process-usage';

/** From a warm read to the longest that a function may take, in seconds. */
const DURATION_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 90];

type LineReader = (functionName: string, line: string) => void;

interface MetricsOptions {
  log: CallLog;
  /** The streams that are live now. */
  streams(): { stream: string; viewers: number }[];
  /** The processes that mix now. */
  mixers(): { taskId: string; processId: number }[];
}

/**
 * What an operator would watch, of the local cloud: requests as the functions' own log lines tell
 * them, calls and callbacks as its call log does.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = this.#counter('requests', 'Requests that functions have answered.', [
    'function',
    'status',
    'code',
  ]);
  readonly #coldStarts = this.#counter(
    'cold_starts',
    'Requests that an instance was started for.',
    ['function'],
  );
  readonly #durations = new Histogram({
    name: 'lianmai_request_duration_seconds',
    help: 'How long the functions took to answer.',
    labelNames: ['function'],
    buckets: DURATION_BUCKETS,
    registers: [this.#registry],
  });
  readonly #calls = this.#counter('service_calls', 'Calls that the services were asked for.', [
    'service',
    'operation',
    'outcome',
  ]);
  readonly #callbacks = this.#counter('callbacks', 'Attempts to deliver an event.', [
    'service',
    'outcome',
  ]);
  readonly #mixes = this.#gauge('mixes_running', 'Mixes that are pushed to a stream.', []);
  readonly #running = new Set<unknown>();

  constructor({ log, streams, mixers }: MetricsOptions) {
    this.#showMixers(mixers);
    log.subscribe((call) => this.#count(call));
    const viewers = this.#gauge('stream_viewers', 'Players of a live stream.', ['stream'], () => {
      viewers.reset();
      for (const { stream, viewers: count } of streams()) viewers.set({ stream }, count);
    });
  }

  /** Counts the requests that lines of the functions' output tell of, and hands all lines on. */
  counting(onLogLine: LineReader): LineReader {
    return (functionName, line) => {
      const fields = requestFields(line);
      if (fields) this.#countRequest(fields);
      onLogLine(functionName, line);
    };
  }

  /** All of it, in the text format of Prometheus. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** Where the control endpoint has it. */
  actions(): Record<string, Action> {
    const { contentType } = this.#registry;
    return { 'GET /metrics': async () => new TextAnswer(await this.text(), contentType) };
  }

  #showMixers(mixers: MetricsOptions['mixers']): void {
    const usage = () => mixers().map((mixer) => ({ ...mixer, ...processUsage(mixer.processId) }));
    const cpu = this.#gauge('mixer_cpu_seconds', 'Processor time of a mixer.', ['task'], () => {
      cpu.reset();
      for (const { taskId, cpuSeconds } of usage()) {
        if (cpuSeconds !== undefined) cpu.set({ task: taskId }, cpuSeconds);
      }
    });
    const memory = this.#gauge('mixer_resident_bytes', 'Memory of a mixer.', ['task'], () => {
      memory.reset();
      for (const { taskId, residentBytes } of usage()) {
        if (residentBytes !== undefined) memory.set({ task: taskId }, residentBytes);
      }
    });
  }

  #countRequest({ function: name, status, code, durationMs, coldStart }: RequestFields): void {
    this.#requests.inc({ function: name, status: status ?? '', code: code ?? '' });
    this.#durations.observe({ function: name }, durationMs / 1000);
    if (coldStart) this.#coldStarts.inc({ function: name });
  }

  #count({ service, operation, status, code, durationMs, detail }: Call): void {
    if (operation === 'TaskRunning') this.#running.add(detail?.taskId);
    if (operation === 'TaskEnded') this.#running.delete(detail?.taskId);
    this.#mixes.set(this.#running.size);
    const outcome = code ?? (status === undefined ? 'NoAnswer' : 'ok');
    if (service.endsWith('-callback')) {
      this.#callbacks.inc({ service, outcome: status === 200 ? 'delivered' : 'failed' });
    } else if (durationMs !== undefined || service === 'fc') {
      this.#calls.inc({ service, operation, outcome });
    }
  }

  #counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new Counter({
      name: `lianmai_${name}_total`,
      help,
      labelNames,
      registers: [this.#registry],
    });
  }

  #gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    collect = () => {},
  ): Gauge<Label> {
    const registers = [this.#registry];
    return new Gauge({ name: `lianmai_${name}`, help, labelNames, registers, collect });
  }
}
