/** What the RTC service tells of a channel. */
export interface Channels {
  /** The users who are in the channel now. Throws when the service cannot tell. */
  users(channelId: string): Promise<string[]>;
}
