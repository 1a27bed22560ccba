/** A recording template of a domain; `*` stands for every app or stream. */
export interface RecordConfig {
  app: string;
  stream: string;
  bucket: string;
  ossEndpoint: string;
  /** The name of a file, with its variables, without its suffix. */
  objectPrefix: string;
  /** A file is not longer. */
  cycleSeconds: number;
  /** So long after a stop or an interruption the file is made. */
  delaySeconds: number;
  createdAtMs: number;
}

export type ConfigKey = Pick<RecordConfig, 'app' | 'stream'>;

/**
 * The recording templates of the domain, one for each app and stream.
 * https://help.aliyun.com/document_detail/35416.html
 */
export class RecordConfigs {
  readonly #configs: RecordConfig[] = [];

  list(): readonly RecordConfig[] {
    return this.#configs;
  }

  /** Adds a template; false if there is one for this app and stream. */
  add(config: RecordConfig): boolean {
    if (this.#find(config)) return false;
    this.#configs.push(config);
    return true;
  }

  /** Takes a template away; false if there is none. */
  remove(key: ConfigKey): boolean {
    const found = this.#find(key);
    if (found) this.#configs.splice(this.#configs.indexOf(found), 1);
    return found !== undefined;
  }

  /**
   * The template of a stream: the one that names it more closely. One that was added later than the
   * stream began holds for the next push only.
   */
  of({ app, name, startedAtMs }: { app: string; name: string; startedAtMs: number }) {
    const fits = this.#configs.filter(
      (config) =>
        (config.app === '*' || config.app === app) &&
        (config.stream === '*' || config.stream === name) &&
        config.createdAtMs <= startedAtMs,
    );
    const closeness = ({ app, stream }: RecordConfig) =>
      (stream === '*' ? 0 : 2) + (app === '*' ? 0 : 1);
    return fits.sort((one, other) => closeness(other) - closeness(one))[0];
  }

  #find({ app, stream }: ConfigKey): RecordConfig | undefined {
    return this.#configs.find((known) => known.app === app && known.stream === stream);
  }
}
