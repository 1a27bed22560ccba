/** Mixes so many people in one way or the other and tells what that cost. */

import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AV_LOG_QUIET } from 'node-av/constants';
import { Log } from 'node-av/lib';
import { layoutById } from '../local/mpu/scene/layouts';
import type { MixSettings } from '../local/mpu/scene/mix-settings';
import { mixByGraph } from './mix-by-graph';
import { mixByMixer, userIdOf } from './mix-by-mixer';
import { INPUT, type Input, mixMaterial } from './mix-material';
import { answerParent } from './remote';

/** A show to be mixed, or passed on. */
export interface Show {
  by: 'mixer' | 'graph' | 'relay';
  people: number;
  seconds: number;
  /** What each sends, if it is not the usual. */
  input?: Input;
}

const OUTPUT = { width: 1280, height: 720, bitrateKbps: 1024 };
/** The grids of the built-in layouts by the number of people. */
const LAYOUT_IDS: Record<number, number> = { 1: 1, 2: 2, 4: 6, 9: 11 };

const PLAIN = {
  backgroundColor: { r: 0, g: 0, b: 0 },
  cropMode: 'crop',
  pinned: [],
} satisfies Partial<MixSettings>;

/** A show lasts hours: what V8 compiles in its first seconds is not what it costs. */
const WARM_UP_SECONDS = 6;
/** What is left of the show when the measurement ends. */
const END_MS = 250;

Log.setLevel(AV_LOG_QUIET);
answerParent({ mix });

/** What a mix cost, and how much of it was made. */
export interface Cost {
  /** Of one core, in per cent of the show's length. */
  share: number;
  /** Of the pictures that were due: a mixer in real time leaves out what a busy machine delays. */
  made: number;
}

async function mix({ by, people, seconds, input = INPUT }: Show): Promise<Cost> {
  const layout = layoutById(LAYOUT_IDS[people] ?? 0) ?? [];
  const video = { ...OUTPUT, fps: input.fps };
  const material = mixMaterial(people, input);
  const file = join(tmpdir(), `lianmai-bench-${process.pid}.flv`);
  const shown =
    by === 'relay' ? { relayed: userIdOf(0), layouts: [] } : { video, layouts: [layout] };
  const settings: MixSettings = { ...PLAIN, ...shown };
  const length = WARM_UP_SECONDS + seconds;
  const measured = shareAfterWarmUp(seconds);
  if (by === 'graph') await mixByGraph(material, { video, layout, seconds: length });
  else await mixByMixer(material, { settings, input, seconds: length, file });
  const pictures = by === 'graph' ? length * input.fps : picturesIn(readFileSync(file));
  rmSync(file, { force: true });
  return { share: await measured, made: pictures / (length * input.fps) };
}

/** The share of one core for so long, in per cent; the show goes on a little longer than that. */
async function shareAfterWarmUp(seconds: number): Promise<number> {
  await sleep(WARM_UP_SECONDS * 1000);
  const [startMs, before] = [performance.now(), process.cpuUsage()];
  await sleep(seconds * 1000 - END_MS);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 10 / (performance.now() - startMs);
}

/** Counts the video tags of an FLV file. */
function picturesIn(flv: Buffer): number {
  let count = 0;
  for (let at = 13; at + 11 <= flv.length; at += 11 + flv.readUIntBE(at + 1, 3) + 4) {
    if (flv[at] === 9) count++;
  }
  return count;
}
