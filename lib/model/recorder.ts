/**
 * The service that records a stream into files. A stream has one recording at a time, and one ends
 * with its stream at the latest. Starting and stopping throw `RecorderRefused` for a definite no and
 * `RecorderOutcomeUnknown` when it cannot be told.
 */
export interface Recorder {
  /** Starts the recording; one that runs already counts as started. */
  start(stream: string): Promise<void>;
  /** Stops the recording and has its file made; one that does not run counts as stopped. */
  stop(stream: string): Promise<void>;
}

/** The service answered no; nothing was done. */
export class RecorderRefused extends Error {
  override name = 'RecorderRefused';
  readonly code: string;
  /** The stream is not there: it has not begun yet, or is over. */
  readonly isStreamAbsent: boolean;

  constructor(code: string, options: { isStreamAbsent: boolean; cause?: unknown }) {
    super(`The recording service refused: ${code}`, { cause: options.cause });
    this.code = code;
    this.isStreamAbsent = options.isStreamAbsent;
  }
}

/** The service may or may not have done it. */
export class RecorderOutcomeUnknown extends Error {
  override name = 'RecorderOutcomeUnknown';
}

/** A file of a recording. */
export interface RecordedFile {
  key: string;
  fromMs: number;
  toMs: number;
  bytes: number;
}

/** Where the files of recordings are. Calls that wait for the service throw `FilesFailed`. */
export interface RecordedFiles {
  /** The files of a stream that began at this time or later, in order. */
  list(stream: string, sinceMs: number): Promise<RecordedFile[]>;
  /** Deletes a file; one that is not there counts as deleted. */
  delete(key: string): Promise<void>;
  /** A signed address that ends; with a name, browsers keep the file instead of playing it. */
  address(key: string, options: { ttlSeconds: number; saveAs?: string }): string;
  /** The same of the picture at a moment of the file. */
  picture(key: string, options: { ttlSeconds: number; atMs: number }): string;
}

/** The files could not be asked for, or not deleted. */
export class FilesFailed extends Error {
  override name = 'FilesFailed';
}
