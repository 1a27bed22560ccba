import type { Room } from '../model/room';
import type { Condition } from '../model/table';
import { hasLayoutVersion, hasStageVersion } from './conditions';

/** Nobody has changed the people or the scene since the room was read. */
export function sceneIsAsRead({ stageVersion, mix }: Room): Condition[] {
  return [hasStageVersion(stageVersion), hasLayoutVersion(mix.layoutVersion)];
}

/** The room as it is once its scene has been changed. */
export function withNewScene(room: Room): Room {
  return { ...room, mix: { ...room.mix, layoutVersion: room.mix.layoutVersion + 1 } };
}
