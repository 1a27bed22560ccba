import { readFileSync } from 'node:fs';

/** The kernel counts in these on every architecture that Node runs on (`getconf CLK_TCK`). */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;
/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html, counted from after the name. */
const FIELDS = { utime: 11, stime: 12, rss: 21 };

/** What a process uses; undefined when it has ended, and where there is no `/proc`. */
export function processUsage(
  processId: number,
): { cpuSeconds: number; residentBytes: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
    // The name is in parentheses and may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[FIELDS.utime]) + Number(fields[FIELDS.stime]);
    const residentBytes = Number(fields[FIELDS.rss]) * PAGE_BYTES;
    return { cpuSeconds: ticks / TICKS_PER_SECOND, residentBytes };
  } catch {
    return undefined;
  }
}
