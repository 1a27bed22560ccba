/** Mixes so many people in one way or the other and tells what that cost. */

import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AV_LOG_QUIET } from 'node-av/constants';
import { Log } from 'node-av/lib';
import { layoutById } from '../local/mpu/scene/layouts';
import { mixByGraph } from './mix-by-graph';
import { mixByMixer } from './mix-by-mixer';
import { INPUT, mixMaterial } from './mix-material';
import { answerParent } from './remote';

/** A show to be mixed. */
export interface Show {
  by: 'mixer' | 'graph';
  people: number;
  seconds: number;
}

const VIDEO = { width: 1280, height: 720, fps: INPUT.fps, bitrateKbps: 1024 };
/** The grids of the built-in layouts by the number of people. */
const LAYOUT_IDS: Record<number, number> = { 2: 2, 4: 6, 9: 11 };

Log.setLevel(AV_LOG_QUIET);
answerParent({ mix });

/** What a mix cost, and how much of it was made. */
export interface Cost {
  /** Of one core, in per cent of the show's length. */
  share: number;
  /** Of the pictures that were due: a mixer in real time leaves out what a busy machine delays. */
  made: number;
}

async function mix({ by, people, seconds }: Show): Promise<Cost> {
  const layout = layoutById(LAYOUT_IDS[people] ?? 0) ?? [];
  const material = mixMaterial(people);
  const file = join(tmpdir(), `lianmai-bench-${process.pid}.flv`);
  const before = process.cpuUsage();
  if (by === 'mixer') await mixByMixer(material, { video: VIDEO, layout, seconds, file });
  else await mixByGraph(material, { video: VIDEO, layout, seconds });
  const { user, system } = process.cpuUsage(before);
  const pictures = by === 'mixer' ? picturesIn(readFileSync(file)) : seconds * VIDEO.fps;
  rmSync(file, { force: true });
  return {
    share: ((user + system) / (seconds * 1e6)) * 100,
    made: pictures / (seconds * VIDEO.fps),
  };
}

/** Counts the video tags of an FLV file. */
function picturesIn(flv: Buffer): number {
  let count = 0;
  for (let at = 13; at + 11 <= flv.length; at += 11 + flv.readUIntBE(at + 1, 3) + 4) {
    if (flv[at] === 9) count++;
  }
  return count;
}
