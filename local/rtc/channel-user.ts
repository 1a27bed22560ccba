/** A user of a channel; the same user may be in two of them. */
export interface ChannelUser {
  channelId: string;
  userId: string;
}

/** Whether both are the same user of the same channel. */
export function isSameUser(a: ChannelUser, b: ChannelUser): boolean {
  return a.userId === b.userId && a.channelId === b.channelId;
}

/**
 * How a mixer, which knows of no channels, tells the users of a mix apart: those of the mixed
 * channel by their ids, others with their channel before it. No id has a slash.
 */
export function mixerName({ channelId, userId }: ChannelUser, mixedChannelId: string): string {
  return channelId === mixedChannelId ? userId : `${channelId}/${userId}`;
}
