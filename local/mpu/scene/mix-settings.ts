import type { CropMode, Pane } from './layouts';

/** What a mix task shows and how it is encoded. */
export interface MixSettings {
  /** The user whose picture is passed on as it comes; nothing is drawn then. */
  relayed?: string | null;
  /** Absent: the stream has sound only, or the picture of who is relayed. */
  video?: VideoSettings;
  /** Each with a different pane count; the head count chooses between them. */
  layouts: Pane[][];
  backgroundColor: Color;
  cropMode: CropMode;
  pinned: PinnedPane[];
  /** Behind the panes, from the back to the front. */
  backgrounds?: PlacedPicture[];
  /** In front of everything, from the back to the front. */
  watermarks?: PlacedPicture[];
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

/** A pane that a user has whenever they are there, and what is drawn into it. */
export interface PinnedPane {
  pane: number;
  /** Absent: the pane is anybody's, and only what is drawn into it is told. */
  userId?: string;
  /** Nobody else is shown there while the user is away. */
  isReserved?: boolean;
  /** Stands there for the user while their camera is off; without one they take no pane then. */
  placeholder?: PlacedPicture;
  /** In front of the user's picture. */
  pictures?: PlacedPicture[];
  texts?: PlacedText[];
}

/** A part of the mix or of a pane, in fractions of it from the top left. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A picture from the web; it is stretched over its area, but in the place of a camera it is fitted as one. */
export interface PlacedPicture {
  url: string;
  area: Area;
  /** 0 is invisible, 1 solid. */
  alpha: number;
}

/** One line of text. */
export interface PlacedText {
  text: string;
  /** The top left corner, in fractions of the pane. */
  x: number;
  y: number;
  /** In pixels of the mix. */
  fontSize: number;
  color: Color;
  /** Around each letter, in pixels of the mix. */
  outline?: { width: number; color: Color };
  alpha: number;
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
  /** A picture from the web cannot be shown; the mix goes on without it. */
  | { type: 'picture-missing'; url: string; reason: string }
  | { type: 'ended'; end: 'push-refused' | 'push-lost' };
