/** The signed addresses that the audience plays. */
export interface PlayUrls {
  rtmp: string;
  flv: string;
  hls: string;
}

/** Makes the addresses of live streams; asks nobody. */
export interface Streams {
  /** The signed address that the mix is pushed to; a secret. */
  pushUrl(stream: string): string;
  /** The signed addresses that the audience plays. */
  playUrls(stream: string): PlayUrls;
}
