/** `auto` records every mix, `manual` when the host says so. */
export const RECORDING_RULES = ['off', 'auto', 'manual'] as const;
export type RecordingRule = (typeof RECORDING_RULES)[number];

export const RECORDING_STATES = ['idle', 'starting', 'running', 'stopping'] as const;

/** The recording in a room's row. */
export interface RoomRecording {
  state: (typeof RECORDING_STATES)[number];
  /** Counts the recordings. */
  number: number;
  /** Which replay of the room it belongs to. */
  replay: number;
  replayStartedAtMs: number;
  /** Whose replay it is: who was host when its first recording began. */
  hostId: string;
  hostName: string;
  /** Whose mix it records, and the stream of that. */
  fence: number;
  mixStartedAtMs: number;
  stream: string;
  /** Where its files come. */
  bucket: string;
  startedAtMs: number;
  endedAtMs: number;
  /** The room's last event before it. */
  eventsAfter: number;
  /** Whether it is known to have run. */
  isConfirmed: boolean;
  /** When `starting` or `stopping` has lasted too long, or a refused start is worth a try. */
  deadlineMs: number;
  /** Until then a start that was sent may still arrive; 0 once it is confirmed. */
  startDeadlineMs: number;
  /** The mix whose recording the host has stopped: it does not begin again by itself. */
  declinedFence: number;
}
