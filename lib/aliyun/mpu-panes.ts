/** Who and what a mix shows in and around its panes, in the terms of the MPU operations. */
import { fitting } from '../model/named-users';
import type { Overlays } from '../model/overlays';
import type { Scene } from '../model/scene';
import { paneSizes } from './mpu-layout';
import type { MadeLayouts } from './mpu-layouts';
import { paneTexts } from './mpu-texts';

/** https://help.aliyun.com/document_detail/93183.html (Images.N.Display, Watermarks.N.Display) */
const DISPLAY = { never: 0, always: 1, whenCameraIsOff: 2 };
/** What is placed in a pane goes by the pane, which is another with every number of people. */
const WHOLE = { X: 0, Y: 0, Width: 1, Height: 1 };
const LOGO = { width: 0.2, height: 0.1, margin: 0.03 };

/** The parameters that follow from who is shown where, and from the overlays. */
export function mpuPanes(scene: Scene, made: MadeLayouts) {
  const { backgroundUrl, watermark } = scene.overlays;
  return {
    UserPanes: userPanes(scene, made),
    // What is absent stays as it is, so that taking away has to be said.
    ...(backgroundUrl !== undefined && {
      Backgrounds: [backgroundUrl === null ? HIDDEN : { Url: backgroundUrl, ...SHOWN, ...WHOLE }],
    }),
    ...(watermark !== undefined && { Watermarks: [logo(watermark)] }),
  };
}

/**
 * The service has no call that mutes somebody in a channel, but a mix need not take their sound.
 * A list cannot be made empty again on the wire, so then it names the task, which is nobody.
 */
export function mpuSound(taskId: string, { panes, others, muted, covered }: Scene) {
  const people = [...panes.map(({ user }) => user), ...others].map(({ userId }) => userId);
  const nobody = (userIds: readonly string[]) =>
    userIds.length > 0 ? fitting(userIds, people) : [taskId];
  const silent = [...new Set([...(muted ?? []), ...(covered ?? [])])];
  return {
    ...((muted || covered) && { UnsubSpecAudioUsers: nobody(silent) }),
    ...(covered && { UnsubSpecCameraUsers: nobody(covered) }),
  };
}

const SHOWN = { Display: DISPLAY.always, ZOrder: 0 };
const HIDDEN = { Display: DISPLAY.never };

function userPanes(scene: Scene, made: MadeLayouts) {
  const { placeholderUrl, watermark } = scene.overlays;
  const title = watermark && 'text' in watermark ? watermark.text : undefined;
  const sizes = paneSizes(scene, made);
  return scene.panes.map(({ user, name, cover, ...pane }, index) => {
    // A camera that is not taken is off: the pane keeps its place by the picture in it.
    const still = cover ? cover.url : placeholderUrl;
    const said = { name, title: index === 0 ? title : undefined };
    const texts = paneTexts(said, sizes[index] ?? pane, scene);
    return {
      PaneId: index,
      UserId: user.userId,
      ...(still && {
        Images: [{ Url: still, Display: DISPLAY.whenCameraIsOff, ...WHOLE, ZOrder: 0 }],
      }),
      ...(texts[0] && { Texts: texts }),
    };
  });
}

function logo(watermark: Overlays['watermark']) {
  if (!watermark || !('url' in watermark)) return HIDDEN;
  const { url, width = LOGO.width, height = LOGO.height } = watermark;
  const { x = Math.max(1 - width - LOGO.margin, 0), y = Math.min(LOGO.margin, 1 - height) } =
    watermark;
  return { Url: url, ...SHOWN, Alpha: 1, X: x, Y: y, Width: width, Height: height };
}
