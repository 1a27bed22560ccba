import type { Pane } from './layouts';

/** What a mix task shows and how it is encoded. */
export interface MixSettings {
  /** Absent: the stream has sound only. */
  video?: VideoSettings;
  /** Each with a different pane count; the head count chooses between them. */
  layouts: Pane[][];
  backgroundColor: Color;
  /** `crop` fills the pane and cuts what is too much; `letterbox` shows all, with bars. */
  cropMode: 'crop' | 'letterbox';
  pinned: PinnedUser[];
}

/** Size, rate and bitrate of the mixed picture. */
export interface VideoSettings {
  width: number;
  height: number;
  fps: number;
  bitrateKbps: number;
}

/** A colour, 0..255 each. */
export interface Color {
  r: number;
  g: number;
  b: number;
}

/** A user who has this pane whenever they are there. */
export interface PinnedUser {
  pane: number;
  userId: string;
}

/** Why a mix is over. */
export type MixEnd = 'stopped' | 'push-refused' | 'push-lost' | 'crashed';

/** Control messages to the mixer process, by IPC. */
export type MixerCommand =
  | { type: 'start'; streamUrl: string; settings: MixSettings }
  | { type: 'join'; userId: string; slot: number; video: boolean; audio: boolean }
  | { type: 'leave'; userId: string }
  | { type: 'update'; settings: Partial<MixSettings> }
  | { type: 'stop' };

/** What the mixer process reports, by IPC. */
export type MixerReport =
  | { type: 'keyframe'; userId: string }
  | { type: 'publishing' }
  | { type: 'ended'; end: 'push-refused' | 'push-lost' };
