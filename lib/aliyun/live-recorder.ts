import { type Recorder, RecorderOutcomeUnknown, RecorderRefused } from '../model/recorder';
import { ApiRefused, type OpenApi } from './openapi';

/** What a recording that runs is refused for when it is started. */
const RUNS_ALREADY = 'TaskAlreadyStarted';
/**
 * The stream is not there: as the page of today says it, and as that of 2018 did. Which of the two an
 * account gets is not documented.
 * https://alibabacloud.com/help/zh/live/developer-reference/api-live-2016-11-01-realtimerecordcommand
 * https://www.alibabacloud.com/help/doc-detail/85907.htm
 */
const NO_STREAM = ['StreamNotFound', 'InvalidStream.NotFound'];
/**
 * The documentation names no code for a stop of what does not run while its stream goes on. One of
 * these is it, or it is refused for another reason, which is told.
 */
const RUNS_NOT = /^(InvalidTask\.NotFound|Task(NotStarted|NotFound|AlreadyStopped))$/;

/**
 * Manual recording by the live service: a template with OnDemand=7 is on the domain, and this
 * command starts and stops it, stream by stream.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-realtimerecordcommand
 */
export class LiveRecorder implements Recorder {
  #api: OpenApi;
  #domain: string;
  #app: string;

  /** The domain is the main streaming domain, from which streams are played. */
  constructor({ api, domain, app }: { api: OpenApi; domain: string; app: string }) {
    this.#api = api;
    this.#domain = domain;
    this.#app = app;
  }

  async start(stream: string): Promise<void> {
    await this.#command('start', stream).catch((error) => {
      if (!(error instanceof RecorderRefused) || error.code !== RUNS_ALREADY) throw error;
    });
  }

  async stop(stream: string): Promise<void> {
    await this.#command('stop', stream).catch((error) => {
      if (!(error instanceof RecorderRefused)) throw error;
      // A recording ends with its stream, so this is what every show that has ended is answered.
      if (!error.isStreamAbsent && !RUNS_NOT.test(error.code)) throw error;
    });
    // A stop alone pauses. This has the file made at once; without it the template's delay does.
    await this.#command('cancel_delay', stream).catch(() => undefined);
  }

  async #command(command: string, stream: string): Promise<void> {
    const action = 'RealTimeRecordCommand';
    const target = { DomainName: this.#domain, AppName: this.#app, StreamName: stream };
    try {
      await this.#api.call(action, { Command: command, ...target });
    } catch (cause) {
      if (!(cause instanceof ApiRefused)) throw new RecorderOutcomeUnknown(action, { cause });
      const { code } = cause;
      throw new RecorderRefused(code, { isStreamAbsent: NO_STREAM.includes(code), cause });
    }
  }
}
