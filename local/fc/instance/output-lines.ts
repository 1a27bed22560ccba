import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** A longer line is cut into pieces of this length, so that output without line ends stays bounded. */
const MAX_LINE_LENGTH = 16 * 1024;

/** Calls `onLine` for each line that a stream carries, without its end. */
export function readLines(stream: Readable, onLine: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let pending = '';
  const emitPending = () => {
    if (pending) onLine(pending);
    pending = '';
  };
  stream.on('data', (chunk: Buffer) => {
    const lines = (pending + decoder.write(chunk)).split(/\r?\n/);
    pending = lines.pop() ?? '';
    for (const line of lines) for (const piece of pieces(line)) onLine(piece);
    while (pending.length > MAX_LINE_LENGTH) {
      onLine(pending.slice(0, MAX_LINE_LENGTH));
      pending = pending.slice(MAX_LINE_LENGTH);
    }
  });
  stream.on('end', emitPending);
}

function pieces(line: string): string[] {
  const cut: string[] = [];
  for (let at = 0; at < line.length || at === 0; at += MAX_LINE_LENGTH) {
    cut.push(line.slice(at, at + MAX_LINE_LENGTH));
  }
  return cut;
}
