/** The people in the RTC service's channels. */
export interface Channels {
  /** The users who are in the channel now. Throws when the service cannot tell. */
  users(channelId: string): Promise<string[]>;
  /**
   * Puts users out of the channel; a user who is not there counts as out. They may come back with a
   * valid token. Throws when the service refuses or may not have done it.
   */
  remove(channelId: string, userIds: string[]): Promise<void>;
}
