import { z } from 'zod';
import type { Pane } from '../../mpu/scene/layouts';
import type { MixSettings, PinnedPane } from '../../mpu/scene/mix-settings';
import { refusal } from '../../openapi/api-error';
import { integer } from '../../openapi/parameters';
import type { Layouts } from '../layouts/layouts';
import { DEFAULT_MEDIA_ENCODE, encodingOf, isMediaEncode } from './media-encode';
import {
  Color,
  colorOf,
  DISPLAY,
  Picture,
  pictureOf,
  shownPictures,
  Text,
  textOf,
} from './placed-parameters';

/** https://help.aliyun.com/document_detail/93183.html (LayoutIds.N, UserPanes.N: 1 to 16) */
const MAX_LAYOUTS = 16;
const MAX_PANES = 16;
const MAX_USERS = 64;
/** The documentation states no limit for these; ours keeps a picture payable. */
const MAX_PICTURES = 16;

const BAD_LAYOUT = 'InvalidLayoutID.Malformed';
const LayoutId = z
  .string(BAD_LAYOUT)
  // Aborts, as what follows takes it for a number.
  .regex(/^\d{1,15}$/, { error: BAD_LAYOUT, abort: true })
  .transform(Number);
const LayoutIds = z.array(LayoutId, BAD_LAYOUT).min(1, BAD_LAYOUT).max(MAX_LAYOUTS, BAD_LAYOUT);

const UserPane = z.object({
  PaneId: integer.refine((id) => id >= 0 && id < MAX_PANES),
  UserId: z.string().max(64).exactOptional(),
  // There is no screen sharing in the local channels.
  SourceType: z.literal('camera').exactOptional(),
  Images: z.array(Picture).max(MAX_PICTURES).exactOptional(),
  Texts: z.array(Text).max(MAX_PICTURES).exactOptional(),
});

const Users = z.array(z.string().max(64)).max(MAX_USERS).exactOptional();

/**
 * The parameters that StartMPUTask and UpdateMPUTask have in common. The documented ones that are
 * not here (ClockWidgets, PayloadType, ReportVad …) have no effect on this mix.
 */
export const mixParameters = {
  /** 0 passes a single stream on as it is, 1, the default, mixes. */
  MixMode: z.enum(['0', '1']).exactOptional(),
  // Of a single stream: sound or picture alone, and screen sharing, are not imitated.
  StreamType: z.literal('0').exactOptional(),
  SourceType: z.literal('camera').exactOptional(),
  LayoutIds: LayoutIds.exactOptional(),
  MediaEncode: integer.refine(isMediaEncode).exactOptional(),
  CropMode: z.enum(['1', '2']).exactOptional(),
  BackgroundColor: Color.exactOptional(),
  UserPanes: z.array(UserPane).max(MAX_PANES).refine(areDistinctPanes).exactOptional(),
  Backgrounds: z.array(Picture).max(MAX_PICTURES).exactOptional(),
  Watermarks: z.array(Picture).max(MAX_PICTURES).exactOptional(),
  SubSpecUsers: Users,
  SubSpecAudioUsers: Users,
  SubSpecCameraUsers: Users,
  UnsubSpecAudioUsers: Users,
  UnsubSpecCameraUsers: Users,
};

const MixParameters = z.object(mixParameters);
/** What a caller asks of the mix; absent is "default" on start and "unchanged" on update. */
export type MixParameters = z.infer<typeof MixParameters>;

/** Layout 1 is our choice: the documentation states no default for LayoutIds and MediaEncode. */
export const DEFAULT_MIX = { LayoutIds: [1], MediaEncode: DEFAULT_MEDIA_ENCODE };

/** The settings that these parameters ask for, in the mixer's terms; letterbox on black if none. */
export function mixSettings(parameters: MixParameters, layouts: Layouts): MixSettings {
  const defaults: MixSettings = {
    // After a relay that has to be taken back.
    relayed: null,
    layouts: [],
    backgroundColor: colorOf(0),
    cropMode: 'letterbox',
    pinned: [],
  };
  return { ...defaults, ...namedSettings(parameters, layouts) };
}

/** Only those settings that these parameters name. */
function namedSettings(parameters: MixParameters, layouts: Layouts): Partial<MixSettings> {
  const { LayoutIds: layoutIds, MediaEncode, CropMode, BackgroundColor } = parameters;
  const { UserPanes, Backgrounds, Watermarks } = parameters;
  const video = MediaEncode === undefined ? undefined : encodingOf(MediaEncode);
  return {
    ...(video && { video }),
    ...(layoutIds && { layouts: panesOf(layoutIds, layouts) }),
    ...(CropMode && { cropMode: CropMode === '1' ? 'crop' : 'letterbox' }),
    ...(BackgroundColor !== undefined && { backgroundColor: colorOf(BackgroundColor) }),
    ...(UserPanes && { pinned: UserPanes.map(pinOf) }),
    ...(Backgrounds && { backgrounds: shownPictures(Backgrounds) }),
    ...(Watermarks && { watermarks: shownPictures(Watermarks) }),
  };
}

/**
 * How many panes the largest of these layouts has. Refuses a layout that is not there, and two with the
 * same pane count: the head count chooses the layout, so these would leave a choice open.
 */
export function paneCount(layoutIds: readonly number[], layouts: Layouts): number {
  const counts = panesOf(layoutIds, layouts).map((panes) => panes.length);
  const isClear = !counts.includes(0) && new Set(counts).size === counts.length;
  if (!isClear) throw refusal(BAD_LAYOUT);
  return Math.max(...counts);
}

function panesOf(layoutIds: readonly number[], layouts: Layouts): Pane[][] {
  return layoutIds.map((id) => layouts.panes(id) ?? []);
}

function areDistinctPanes(panes: readonly { PaneId: number }[]): boolean {
  return new Set(panes.map((pane) => pane.PaneId)).size === panes.length;
}

function pinOf({ PaneId, UserId, Images = [], Texts }: z.infer<typeof UserPane>): PinnedPane {
  const [placeholder] = Images.filter((image) => image.Display === DISPLAY.backup);
  return {
    pane: PaneId,
    ...(UserId !== undefined && { userId: UserId }),
    ...(placeholder?.Url && { placeholder: pictureOf(placeholder.Url, placeholder) }),
    pictures: shownPictures(Images),
    ...(Texts && { texts: Texts.map(textOf) }),
  };
}
