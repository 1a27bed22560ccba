/** The fields of answers that tests read. */
export interface ApiBody {
  code?: string;
  message?: string;
  requestId?: string;
  retryAfterMs?: number;
  details?: Record<string, unknown>;
  roomId?: string;
  hostId?: string;
  userId?: string;
  invitation?: string;
  nextToken?: string;
  rooms?: { roomId: string; mix: { state: string } }[];
  mix?: Record<string, unknown> & { state: string; taskId?: string };
  playUrls?: { rtmp: string; flv: string; hls: string };
  state?: string;
  usage?: { taskId: string; outcome?: string; billedMinutes?: number }[];
  rtc?: {
    singleToken: string;
    channelId: string;
    userId: string;
    whip?: { publishUrl: string; subscribeUrl: string };
  };
  stage?: StageEntry[];
  requests?: { userId: string; name: string; requestedAt: string }[];
  you?: { userId: string; role: string; stage: string };
  headCount?: number;
  viewers?: number;
  etag?: string;
  pk?: Record<string, unknown>;
  questionId?: string;
  orderId?: string;
  payUrl?: string;
  outcome?: string;
  qna?: Record<string, unknown>;
  serverTime?: string;
  bans?: { userId: string }[];
  actions?: { kind: string; userId: string; doneBy: string; reason: string }[];
  events?: { id: string; type: string; data?: Record<string, unknown> }[];
  replayId?: string;
  parts?: { playUrl: string; downloadUrl?: string }[];
  chapters?: { atMs: number; type: string }[];
}

/** Somebody on stage, as a room's view shows them. */
export interface StageEntry {
  seatNumber: number;
  userId: string;
  name: string;
  role: string;
  state: string;
  isPresent: boolean;
  isPublishing: boolean;
}

export interface ApiAnswer {
  status: number;
  headers: Headers;
  body: ApiBody;
}
