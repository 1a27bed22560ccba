/** The live service's list of streams that may not be pushed. */
export class BlockService {
  readonly streams = new Set<string>();

  forbid(stream: string): void {
    this.streams.add(stream);
  }

  allow(stream: string): void {
    this.streams.delete(stream);
  }
}
