/** A room in a round. */

/** How a room may have lost a round, whatever its points are. */
export const ROUND_OUTS = ['surrendered', 'left'] as const;

/** A round has two teams, or none: each room is for itself. */
export const TEAM_NUMBERS = [1, 2] as const;
export type TeamNumber = (typeof TEAM_NUMBERS)[number];

export interface RoundSide {
  roomId: string;
  points: number;
  out?: (typeof ROUND_OUTS)[number];
  /** Absent where each room is for itself. */
  team?: TeamNumber;
}
