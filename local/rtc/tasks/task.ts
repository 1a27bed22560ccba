import { EventEmitter } from 'node:events';
import type { Clock } from '../../clock';
import { Mix } from '../../mpu/mix';
import type { Area, MixEnd } from '../../mpu/scene/mix-settings';
import { assignPanes, chooseLayout } from '../../mpu/scene/pane-assignment';
import { type ChannelUser, isSameUser, mixerName } from '../channel-user';
import type { Media } from './subscription';
import type { TaskMix } from './task-mix';

/** https://help.aliyun.com/document_detail/93181.html (Status) */
export const TaskStatus = {
  Waiting: 0,
  Running: 1,
  Stopped: 2,
  StoppedByUser: 3,
  ChannelStopped: 4,
  PushLost: 5,
  PushRefused: 6,
} as const;
export type TaskStatus = (typeof TaskStatus)[keyof typeof TaskStatus];

/** https://help.aliyun.com/document_detail/2655856.html (Status 0) */
const WAITING_TTL_MS = 30 * 24 * 3600_000;
/** The real service heals itself; here a mixer that keeps crashing must not spin for ever. */
const MAX_RESTARTS = 2;
/** Lets the live server notice that the crashed mixer's push is gone. */
const RESTART_DELAY_MS = 500;

const STATUS_OF_END: Record<MixEnd, TaskStatus> = {
  stopped: TaskStatus.Stopped,
  crashed: TaskStatus.Stopped,
  'push-lost': TaskStatus.PushLost,
  'push-refused': TaskStatus.PushRefused,
};

/** What a task was started with. */
export interface TaskSpec<M extends TaskMix = TaskMix> {
  taskId: string;
  channelId: string;
  streamUrl: string;
  /** Host, app and stream name of the StreamURL. */
  stream: string;
  /** How long the task outlives the last user whom it needs. */
  idleTtlMs: number;
  mix: M;
}

interface TaskEvents {
  running: [];
  restarted: [];
  ended: [];
  /** A member's picture is needed in full. */
  keyframe: [user: ChannelUser];
  /** A picture that the mix should show cannot be fetched or read. */
  'picture-missing': [url: string, reason: string];
}

/** What a task shows: whose picture is where, in fractions of the whole. */
export interface Show {
  channelId: string;
  /** Host, app and stream name of the StreamURL. */
  stream: string;
  panes: { user: ChannelUser; area: Area }[];
}

const WHOLE: Area = { x: 0, y: 0, width: 1, height: 1 };

/** Somebody whose media a task gets. */
interface Member {
  user: ChannelUser;
  sent: Media;
}

/** One MPU task: waits for the first member with media, mixes, and ends once. */
export class Task<M extends TaskMix = TaskMix> extends EventEmitter<TaskEvents> {
  spec: TaskSpec<M>;
  status: TaskStatus = TaskStatus.Waiting;
  endedAtMs: number | undefined;
  #clock: Clock;
  #mixerPath: string;
  #createdAtMs: number;
  #emptySinceMs: number | undefined;
  /** By the names that the mixer has for them. */
  #members = new Map<string, Member>();
  #mix: Mix | undefined;
  #restarts = 0;
  #restartTimer: NodeJS.Timeout | undefined;
  /** The status to end with, once someone has asked for the end. */
  #stopAs: TaskStatus | undefined;

  constructor(spec: TaskSpec<M>, options: { clock: Clock; mixerPath: string }) {
    super();
    this.spec = spec;
    this.#clock = options.clock;
    this.#mixerPath = options.mixerPath;
    this.#createdAtMs = this.#clock.now();
  }

  get isEnded(): boolean {
    return this.endedAtMs !== undefined;
  }

  /** Whether it matters to the task that this user comes or leaves. */
  needs(user: ChannelUser): boolean {
    return this.channelIds.includes(user.channelId) && this.spec.mix.needs(user);
  }

  /** The channels whose users may be in the mix. */
  get channelIds(): string[] {
    const { channelId, mix } = this.spec;
    return [...new Set([channelId, ...mix.guests.map((guest) => guest.channelId)])];
  }

  /** Who is in its channels now: without anybody whom it needs it goes on for a while. */
  sees(users: ChannelUser[]): void {
    if (users.some((user) => this.needs(user))) this.#emptySinceMs = undefined;
    else this.#emptySinceMs ??= this.#clock.now();
  }

  /** Whether this user would be taken in, and has not been. */
  awaits(user: ChannelUser): boolean {
    return this.#isOfMix(user) && !this.#members.has(this.#nameOf(user));
  }

  /** A member sends media: the first one starts the mix. */
  memberPublished({ channelId, userId, media: sent }: ChannelUser & { media: Media }): void {
    if (this.isEnded || this.#stopAs !== undefined) return;
    const member = { user: { channelId, userId }, sent };
    this.#members.set(this.#nameOf(member.user), member);
    if (this.#mix) this.#join(this.#mix, member);
    else if (!this.#restartTimer) this.#startMix();
  }

  /** A member sends no more. */
  memberUnpublished(user: ChannelUser): void {
    const name = this.#nameOf(user);
    if (this.#members.delete(name)) this.#mix?.leave(name);
  }

  /** One RTP packet, as it came. Of what is not taken the mix learns only that there was sound. */
  rtp(user: ChannelUser, kind: 'video' | 'audio', packet: Buffer): void {
    if (!this.#isOfMix(user)) return;
    const name = this.#nameOf(user);
    const member = this.#members.get(name);
    if (!member) return;
    if (this.#taken(member)[kind]) this.#mix?.rtp(name, kind, packet);
    // Otherwise a camera that is switched off would be taken for a network that is gone.
    else if (kind === 'audio') this.#mix?.muted(name);
  }

  /** Whose picture is shown where, as the mixer seats them. */
  show(): Show {
    const { channelId, stream, mix } = this.spec;
    const { relayed, layouts, pinned } = mix.settings;
    const seen = [...this.#members].filter(([, member]) => this.#taken(member).video);
    const names = seen.map(([name]) => name);
    const seats = relayed
      ? names.filter((name) => name === relayed).map((userId) => ({ userId, pane: WHOLE }))
      : assignPanes(chooseLayout(layouts, names.length), names, pinned);
    const panes = seats.flatMap(({ userId: name, pane: area }) => {
      const user = this.#members.get(name)?.user;
      return user ? [{ user, area }] : [];
    });
    return { channelId, stream, panes };
  }

  /** Changes the mix; one that has not begun yet will begin with it. */
  update(mix: M): void {
    const before = new Map([...this.#members].map(([name, member]) => [name, this.#taken(member)]));
    this.spec = { ...this.spec, mix };
    this.#mix?.update(mix.settings);
    for (const [name, member] of [...this.#members]) {
      if (!this.#isOfMix(member.user)) this.memberUnpublished(member.user);
      else if (this.#mix && needsNewJoin(before.get(name), this.#taken(member))) {
        this.#mix.leave(name);
        this.#join(this.#mix, member);
      }
    }
  }

  /** Ends the task if its time is up. */
  checkTime(): void {
    const nowMs = this.#clock.now();
    const isIdle =
      this.#emptySinceMs !== undefined && nowMs - this.#emptySinceMs >= this.spec.idleTtlMs;
    const isForgotten =
      this.status === TaskStatus.Waiting && nowMs - this.#createdAtMs >= WAITING_TTL_MS;
    if (isIdle || isForgotten) void this.stop(TaskStatus.Stopped);
  }

  /** Ends the task with this status; resolves when the push has really ended. */
  async stop(status: TaskStatus): Promise<void> {
    clearTimeout(this.#restartTimer);
    this.#stopAs ??= status;
    // Without a mix the task ends in this very call; otherwise when the mix says that it is over.
    if (this.#mix) await this.#mix.stop();
    else this.#end(this.#stopAs);
  }

  #startMix(): void {
    const { taskId, streamUrl, mix: wanted } = this.spec;
    const { settings } = wanted;
    const mix = new Mix({ taskId, streamUrl, settings, mixerPath: this.#mixerPath });
    this.#mix = mix;
    this.#restartTimer = undefined;
    mix.on('keyframe', (name) => {
      const member = this.#members.get(name);
      if (member) this.emit('keyframe', member.user);
    });
    mix.on('picture-missing', (url, reason) => this.emit('picture-missing', url, reason));
    mix.on('publishing', () => this.#run());
    mix.on('ended', (end) => this.#mixEnded(end));
    for (const member of this.#members.values()) this.#join(mix, member);
  }

  /** Sound is let in before it is taken: a user who is muted or heard again must not blink. */
  #join(mix: Mix, member: Member): void {
    const { video, audio } = this.#taken(member);
    if (video || audio) mix.join(this.#nameOf(member.user), { video, audio: member.sent.audio });
  }

  #taken({ user, sent }: Member): Media {
    return this.spec.mix.taken(user, sent);
  }

  #nameOf(user: ChannelUser): string {
    return mixerName(user, this.spec.channelId);
  }

  /** Whether this is a user of the mixed channel, or somebody of another one who is mixed in. */
  #isOfMix(user: ChannelUser): boolean {
    const { channelId, mix } = this.spec;
    return user.channelId === channelId || mix.guests.some((guest) => isSameUser(guest, user));
  }

  #run(): void {
    if (this.status !== TaskStatus.Waiting || this.isEnded) return;
    this.status = TaskStatus.Running;
    this.emit('running');
  }

  #mixEnded(end: MixEnd): void {
    this.#mix = undefined;
    if (this.#stopAs !== undefined) this.#end(this.#stopAs);
    else if (end === 'crashed' && this.#restarts < MAX_RESTARTS) this.#restart();
    else this.#end(STATUS_OF_END[end]);
  }

  #restart(): void {
    this.#restarts += 1;
    this.#restartTimer = setTimeout(() => this.#startMix(), RESTART_DELAY_MS);
    this.emit('restarted');
  }

  #end(status: TaskStatus): void {
    if (this.isEnded) return;
    this.endedAtMs = this.#clock.now();
    this.status = status;
    this.#mix = undefined;
    this.#members.clear();
    this.emit('ended');
  }
}

/**
 * Packets of sound that is not taken are left out anyway; a picture comes or goes by joining anew.
 */
function needsNewJoin(before: Media | undefined, now: Media): boolean {
  const wasIn = before !== undefined && (before.video || before.audio);
  return before?.video !== now.video || wasIn !== (now.video || now.audio);
}
