import { PassThrough } from 'node:stream';
import { readLines } from './output-lines';

async function linesOf(...chunks: (string | Buffer)[]): Promise<string[]> {
  const stream = new PassThrough();
  const lines: string[] = [];
  readLines(stream, (line) => lines.push(line));
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  await new Promise((resolve) => stream.on('close', resolve));
  return lines;
}

test('lines are put together across chunks, even inside a character', async () => {
  const bytes = Buffer.from('连麦\r\nsecond\n\nlast');
  expect(await linesOf(bytes.subarray(0, 2), bytes.subarray(2))).toEqual([
    '连麦',
    'second',
    '',
    'last',
  ]);
});

test('a line without end is cut, so that it does not fill the memory', async () => {
  const lines = await linesOf('a'.repeat(40_000), 'b'.repeat(10), '\n');
  expect(lines.map((line) => line.length)).toEqual([16_384, 16_384, 7242]);
});
