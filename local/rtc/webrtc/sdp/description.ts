/**
 * An SDP description (RFC 8866) as far as it matters here, with nothing left to look up: what a
 * section does not say is taken from the session level, or is the default.
 */
export interface Description {
  /** RFC 8839 5.3: the sender answers connectivity checks and makes none. */
  isIceLite: boolean;
  /** The mids of the first BUNDLE group, in its order (RFC 9143); undefined without one. */
  bundle: string[] | undefined;
  sections: Section[];
}

/** One media section. */
export interface Section {
  kind: string;
  port: number;
  protocol: string;
  formats: string[];
  mid: string | undefined;
  direction: Direction;
  /** RFC 9143 6: port 0 then only says that there is no transport but the bundle's. */
  isBundleOnly: boolean;
  codecs: Codec[];
  /** `<ssrc> <attribute>`, as the lines have it. */
  ssrcs: string[];
  msids: string[];
  transport: Transport;
}

/** RFC 8866 6.7 */
export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** RFC 4145 4: who opens the connection, which for DTLS is who is the client (RFC 8842 5). */
export type Setup = 'actpass' | 'active' | 'passive' | 'holdconn';

/** One format of a section. */
export interface Codec {
  payloadType: string;
  /** For example `opus/48000/2`. */
  encoding: string;
  /** The value of `a=fmtp`, empty without one. */
  parameters: string;
  /** The values of `a=rtcp-fb`. */
  feedback: string[];
}

/** How the media of a section travel. */
export interface Transport {
  /** Undefined if the section and the session have none. */
  ice: { ufrag: string; password: string } | undefined;
  /** `<hash> <fingerprint>` (RFC 8122 5). */
  fingerprints: string[];
  setup: Setup;
  candidates: string[];
}
