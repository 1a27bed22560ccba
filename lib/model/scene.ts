/**
 * What the service shall show: the one place where it is decided. The adapters of its APIs translate a
 * scene and decide nothing.
 */
import type { Layout, MixParams, Orientation, Resolution } from './layout';
import type { MixMode } from './mix-mode';
import { changedOverlays, type Overlays } from './overlays';
import { areOwn, type OwnPane } from './own-pane';
import { layoutPanes, type Pane } from './pane';
import type { Room, RoomKind } from './room';
import { mayBeSeen, silentAmong } from './seat-rule';

/** A user of a channel; the same user may be in two of them. */
export interface ChannelUser {
  channelId: string;
  userId: string;
}

/** A pane with whoever is shown in it. */
export interface ScenePane extends Pane {
  user: ChannelUser;
  /** Written into the pane, where names are wanted. */
  name?: string | undefined;
  /** Moderation lets nothing of the user be seen; a picture may stand for it. */
  cover?: { url?: string | undefined };
}

/** Everything that the service is asked to show and to let be heard. */
export interface Scene {
  /** A relay passes the host's stream on, a mix draws the panes. */
  mode: MixMode;
  /** Of a voice room the stream has sound only, whatever is said of a picture. */
  kind: RoomKind;
  host: ChannelUser;
  resolution: Resolution;
  orientation: Orientation;
  backgroundColor: string;
  /** What the panes come from, and how many there are at most; `own` is the caller's canvas. */
  layout: Layout | 'own';
  seats: number;
  /** From the first to the last; nobody has two. */
  panes: ScenePane[];
  /** Everybody else on stage: they have no pane. */
  others: ChannelUser[];
  /** Users whose sound is left out; absent if that was never asked for. */
  muted?: string[];
  /** Users of whom nothing is seen or heard; absent if that was never asked for. */
  covered?: readonly string[];
  overlays: Overlays;
}

/** What of a room decides what is shown. */
export type SceneRoom = Pick<
  Room,
  | 'roomId'
  | 'hostId'
  | 'hostName'
  | 'kind'
  | 'stage'
  | 'seatRules'
  | 'onAir'
  | 'hasCompany'
  | 'allowRelay'
  | 'namePlates'
  | 'pk'
  | 'cover'
>;

/** The scene of a room with these parameters: during a PK all its hosts, each room's own first. */
export function sceneOf(room: SceneRoom, params: MixParams): Scene {
  const { roomId: channelId, hostId, kind } = room;
  const own = (userId: string): ChannelUser => ({ channelId, userId });
  const others = otherHosts(room);
  const panes =
    kind === 'voice'
      ? []
      : others.length > 0
        ? pkPanes([own(hostId), ...others], params)
        : panesOf(room, params, own);
  const isOther = (userId: string) => others.some((other) => other.userId === userId);
  const all = [hostId, ...seatedIds(room)].filter((userId) => !isOther(userId)).map(own);
  const everybody = [...all, ...others];
  const { resolution, orientation, backgroundColor, seats } = params;
  const muted = mutedIn(room, params);
  const { namePlates: hasNames = room.namePlates } = params;
  return {
    mode: isRelayed(room, params) ? 'relay' : 'mix',
    kind,
    host: own(hostId),
    resolution,
    orientation,
    backgroundColor,
    layout: layoutOf(others, params),
    seats,
    panes: withCovers(hasNames ? withNames(panes, room) : panes, room),
    others: everybody.filter(({ userId }) => !panes.some(({ user }) => user.userId === userId)),
    ...(muted && { muted }),
    ...(room.cover && { covered: room.cover.userIds }),
    overlays: changedOverlays({}, params),
  };
}

/**
 * A host who is alone, and of whom everything is shown and heard as it comes, needs no mixing.
 * https://help.aliyun.com/document_detail/450545.html
 */
function isRelayed(
  { kind, hasCompany, allowRelay, pk, cover }: SceneRoom,
  params: MixParams,
): boolean {
  const { panes = [], muted = [], placeholderUrl, backgroundUrl, watermark } = params;
  const isDrawn = Boolean(placeholderUrl || backgroundUrl || watermark) || areOwn(panes);
  const isAlone = !hasCompany && pk?.state !== 'running';
  return (
    kind === 'video' &&
    allowRelay &&
    isAlone &&
    !isDrawn &&
    muted.length === 0 &&
    !cover?.userIds.length
  );
}

function otherHosts({ pk }: SceneRoom): ChannelUser[] {
  if (pk?.state !== 'running') return [];
  return pk.others.map(({ roomId, hostId }) => ({ channelId: roomId, userId: hostId }));
}

function layoutOf(others: ChannelUser[], { orientation, layout, panes = [] }: MixParams) {
  if (others.length > 0) return pkLayout(others.length + 1, orientation);
  return areOwn(panes) ? 'own' : layout;
}

/** Two hosts stand beside or above each other, more in a grid. */
function pkLayout(hosts: number, orientation: Orientation): Layout {
  if (hosts > 2) return 'grid';
  return orientation === 'landscape' ? 'side-by-side' : 'stacked';
}

function pkPanes(hosts: ChannelUser[], { orientation }: MixParams): ScenePane[] {
  const panes = layoutPanes(pkLayout(hosts.length, orientation), orientation, hosts.length);
  return panes.flatMap((pane, index) => {
    const user = hosts[index];
    return user ? [{ ...pane, user }] : [];
  });
}

function panesOf(
  room: SceneRoom,
  { layout, orientation, seats, panes: wanted = [] }: MixParams,
  own: (userId: string) => ChannelUser,
): ScenePane[] {
  const people = shownPeople(room);
  if (areOwn(wanted)) return ownScenePanes(wanted, people, own);
  const panes = layoutPanes(layout, orientation, Math.min(people.length, seats));
  const userIds = placed(people, wanted, panes.length);
  return panes.flatMap((pane, index) => {
    const userId = userIds[index];
    return userId === undefined ? [] : [{ ...pane, user: own(userId) }];
  });
}

/** Those whom somebody has muted, or who have a seat without a microphone. */
function mutedIn(room: SceneRoom, { muted }: MixParams): string[] | undefined {
  const silent = room.hasCompany ? silentAmong(room, seatedIds(room)) : undefined;
  return muted && silent ? [...new Set([...muted, ...silent])] : (muted ?? silent);
}

/** Who has something to show and may, the host first; the host is shown if nobody has. */
function shownPeople(room: SceneRoom): string[] {
  const shown = [room.hostId, ...seatedIds(room)].filter(
    (userId) => room.onAir.includes(userId) && mayBeSeen(room, userId),
  );
  return shown.length > 0 ? shown : [room.hostId];
}

/** Who is pinned has that pane, if there is one; the others have what is left, in their order. */
function placed(people: string[], pins: readonly (string | null)[], paneCount: number): string[] {
  const pinned = pins.map((userId, index) =>
    userId !== null && index < paneCount && people.includes(userId) ? userId : null,
  );
  const waiting = people.filter((userId) => !pinned.includes(userId));
  return Array.from(
    { length: paneCount },
    (_, index) => pinned[index] ?? waiting.shift() ?? '',
  ).filter(Boolean);
}

/** A pane that is somebody's stays free while they are away. */
function ownScenePanes(
  panes: OwnPane[],
  people: string[],
  own: (userId: string) => ChannelUser,
): ScenePane[] {
  const waiting = people.filter((userId) => !panes.some((pane) => pane.userId === userId));
  return panes.flatMap(({ userId, z = 0, fit = 'crop', ...place }) => {
    const shown = userId === undefined ? waiting.shift() : people.find((one) => one === userId);
    return shown === undefined ? [] : [{ ...place, z, fit, user: own(shown) }];
  });
}

function withCovers(panes: ScenePane[], { cover }: SceneRoom): ScenePane[] {
  return panes.map((pane) =>
    cover?.userIds.includes(pane.user.userId) ? { ...pane, cover: { url: cover.url } } : pane,
  );
}

/** Of one person alone it is known who they are, so that names are no reason to mix. */
function withNames(panes: ScenePane[], { hostId, hostName, stage, pk }: SceneRoom): ScenePane[] {
  if (panes.length < 2) return panes;
  const people = [
    { userId: hostId, name: hostName },
    ...(pk?.others ?? []).map((each) => ({ userId: each.hostId, name: each.hostName })),
    ...stage,
  ];
  return panes.map((pane) => ({
    ...pane,
    name: people.find(({ userId }) => userId === pane.user.userId)?.name,
  }));
}

/** Whoever has a seat, but has not been there for long, is nobody who has to be named. */
function seatedIds({ hostId, stage, hasCompany }: SceneRoom): string[] {
  if (!hasCompany) return [];
  const seated = stage.filter(({ state }) => state === 'seated').map(({ userId }) => userId);
  return seated.filter((userId) => userId !== hostId);
}
