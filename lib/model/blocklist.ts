/**
 * The live service's list of the streams that may not be pushed. Both calls throw `BlocklistFailed`,
 * and doing either twice does no harm.
 */
export interface Blocklist {
  /** Cuts the push of the stream, and keeps it out from now on. */
  forbid(stream: string): Promise<void>;
  /** Lets the stream be pushed again. */
  allow(stream: string): Promise<void>;
}

/** The service has refused, or may or may not have done it. */
export class BlocklistFailed extends Error {
  override name = 'BlocklistFailed';
}
