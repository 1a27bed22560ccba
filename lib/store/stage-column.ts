import type { Stage } from '../model/room';

/** The stage as the text of a column. */
export function stageToText(stage: Stage): string {
  return JSON.stringify(stage);
}

/** Reads the column. */
export function stageFromText(text: unknown): Stage {
  return JSON.parse(String(text));
}
