import { type ChildProcess, fork } from 'node:child_process';
import { PATIENCE_MS } from '../until';
import { buildProcess } from './build-process';
import type { Point, ProbeReport, ProbeRequest, Rgb, StreamInfo } from './observation';

type Picture = Extract<ProbeReport, { type: 'picture' }>;
type Sound = Extract<ProbeReport, { type: 'sound' }>;
type PacketReport = Extract<ProbeReport, { type: 'packet' }>;

/** The newest picture and the newest tenth of a second of sound. */
export interface Observation {
  picture?: Picture;
  sound?: Sound;
}

const RETRY_MS = 200;

/**
 * Watches one stream over one connection, like a viewer: by RTMP, HTTP-FLV, HLS or from a file.
 * Colours are averages of a small square around each point; tones are amplitudes 0..1.
 */
export class StreamProbe {
  /** The codecs, from the stream's header. */
  info: StreamInfo = {};
  readonly pictures: Picture[] = [];
  readonly sounds: Sound[] = [];
  readonly packets: PacketReport[] = [];
  /** Why the connection ended, once it did. */
  endedBecause: string | undefined;
  /** Resolves when the stream has ended. */
  readonly ended: Promise<void>;
  readonly #process: ChildProcess;
  #onReport = (): void => {};

  private constructor(script: string, request: ProbeRequest) {
    this.#process = fork(script, [JSON.stringify(request)], { execArgv: [] });
    this.#process.on('message', (report: ProbeReport) => this.#take(report));
    this.ended = new Promise((resolve) => this.#process.once('exit', () => resolve()));
    void this.ended.then(() => {
      this.endedBecause ??= 'the probe was closed';
      this.#onReport();
    });
  }

  /** Opens the stream; a live stream that is not there yet is tried again until the time is over. */
  static async open(
    url: string,
    options: { points?: Point[]; tonesHz?: number[] } = {},
  ): Promise<StreamProbe> {
    const script = buildProcess('test/media/probe-process.ts');
    const { points = [], tonesHz = [] } = options;
    const deadlineMs = Date.now() + PATIENCE_MS;
    for (;;) {
      const probe = new StreamProbe(script, { url, points, tonesHz });
      while (!probe.#isOpen && !probe.endedBecause && Date.now() < deadlineMs) {
        await probe.#nextReport(deadlineMs - Date.now());
      }
      if (probe.#isOpen) return probe;
      await probe.close();
      if (Date.now() >= deadlineMs) throw new Error(`Nothing to watch: ${probe.endedBecause}`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  /** Waits until what is seen and heard is as wanted; later observations only. */
  async until(wanted: (observation: Observation) => boolean): Promise<Observation> {
    const deadlineMs = Date.now() + PATIENCE_MS;
    for (;;) {
      const observation: Observation = {};
      const picture = this.pictures.at(-1);
      const sound = this.sounds.at(-1);
      if (picture) observation.picture = picture;
      if (sound) observation.sound = sound;
      if (wanted(observation)) return observation;
      if (Date.now() > deadlineMs || this.endedBecause) {
        const seen = JSON.stringify(observation);
        throw new Error(`Not seen (${this.endedBecause ?? 'timeout'}); the last was ${seen}`);
      }
      await this.#nextReport(deadlineMs - Date.now());
    }
  }

  /** The steps between the timestamps of one track, in order of arrival. */
  stepsMs(track: 'video' | 'audio'): number[] {
    const times = this.packets.filter((packet) => packet.track === track);
    return times.slice(1).map(({ timestampMs }, i) => timestampMs - (times[i]?.timestampMs ?? 0));
  }

  /** Ends watching. */
  async close(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.ended;
  }

  get #isOpen(): boolean {
    return this.info.video !== undefined || this.info.audio !== undefined;
  }

  #take(report: ProbeReport): void {
    if (report.type === 'opened') this.info = report.info;
    if (report.type === 'picture') this.pictures.push(report);
    else if (report.type === 'sound') this.sounds.push(report);
    else if (report.type === 'packet') this.packets.push(report);
    else if (report.type === 'failed') this.endedBecause = report.reason;
    this.#onReport();
  }

  #nextReport(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.#onReport = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Whether two colours look the same after lossy coding. */
export function isNear(seen: Rgb | undefined, wanted: Rgb, tolerance = 12): boolean {
  if (!seen) return false;
  const channels = ['r', 'g', 'b'] as const;
  return channels.every((channel) => Math.abs(seen[channel] - wanted[channel]) <= tolerance);
}
