/** What a client needs to join a channel; made for one user and one channel. */
export interface JoinToken {
  appId: string;
  channelId: string;
  userId: string;
  nonce: string;
  /** Unix seconds at which the token expires. */
  timestamp: number;
  token: string;
  gslb: string[];
  /** All of the above as one parameter, as newer client SDKs take it. */
  singleToken: string;
  /** Where to publish and play by standard protocols, if the service speaks them. */
  whip?: { publishUrl: string; subscribeUrl: string };
}

/** Makes join tokens; asks nobody. */
export interface JoinTokens {
  make(member: { channelId: string; userId: string }): JoinToken;
}
