/** The README of this folder, around the tables. */
export function readme(machine: string, tables: string[]): string {
  return `# Measurements

\`npm run bench\` measures, prints these tables and writes this page; it takes about twelve minutes.
\`npm run bench -- --only <trips|throughput|viewers|growth|cold|mixer|stream|reactions|show>\` measures one of them and writes nothing.

The last full run: ${machine}.

How to read it:

- Ratios are what counts: both sides run in turns on one machine, so that its speed cancels out.
  The other numbers hold for this machine only.
- Tablestore and RTC are those of the local cloud, in a process of their own, beside the load
  generator and the server that is measured. They answer at once, so no network is in the numbers:
  in the cloud, what counts for one caller is the round trips.
- "Bare" is a plain \`node:http\` server as somebody writes it by the samples of the SDKs: it reads and
  writes the same rows, each in a call of its own, at the same time where nothing waits for it; the
  bench fails if the rows differ. It answers the join token and play URLs that the caller came for.
  It checks no caller, no input and no answer, decides nothing and logs nothing. Both read the
  request from the event that Function Compute would make of it.
- The load comes from 500 callers in turn, each with one token, as from clients that come back.

${tables.join('\n')}`;
}
