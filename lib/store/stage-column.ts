import type { Stage } from '../model/room';

/** The stage as the text of a column. */
export function stageToText(stage: Stage): string {
  return JSON.stringify(stage);
}

/** Reads the column; a room from before there were stages has none, and an empty stage. */
export function stageFromText(text: unknown): Stage {
  return typeof text === 'string' && text !== '' ? JSON.parse(text) : [];
}
