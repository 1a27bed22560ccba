import { EventEmitter } from 'node:events';
import type { CallbackRecords } from '../callbacks/callback-records';
import type { Objects } from '../oss/objects';
import { Admission, type AdmissionOptions } from './admission';
import { Blocklist } from './blocklist';
import { LiveCallbacks, type LiveReceiver, type ToldPush } from './callbacks';
import { createHttpPlayer } from './http-player';
import type { LiveStream } from './live-stream';
import { Port } from './port';
import { RecordCallbacks } from './recordings/record-callbacks';
import { Recordings } from './recordings/recordings';
import { RTMP_VERSION } from './rtmp/rtmp-connection';
import { RtmpSession } from './rtmp/rtmp-session';
import { Snapshots } from './snapshots/snapshots';
import { Streams } from './streams';
import { type StreamViewers, ViewerCounts } from './viewer-counts';

export interface LiveOptions extends Omit<AdmissionOptions, 'blocklist'> {
  pushPort: number;
  playPort: number;
  /** 127.0.0.1 when absent. */
  host?: string;
  /** The built script that makes snapshots. */
  snapshotPath: string;
  /** Where recordings are written, and where their files go; nothing is recorded when absent. */
  recorded?: { path: string; objects: Objects };
  /** Whether pages of other addresses may play; no when absent. */
  mayPagesPlay?(): boolean;
}

/** One stream that is live. */
export interface StreamInfo {
  app: string;
  stream: string;
  startedAtMs: number;
  width?: number;
  height?: number;
  /** By RTMP and HTTP-FLV; HLS has no connection to count. */
  viewers: number;
}

/** A running live server. */
export interface LiveServer {
  /** Host and port, as they stand in URLs. */
  pushDomain: string;
  playDomain: string;
  streams(): StreamInfo[];
  /** What a stream shows, as a small JPEG; undefined without a picture. */
  snapshot(name: string): Promise<Buffer | undefined>;
  /** Who watched at that minute. */
  viewersAt(timeMs: number): StreamViewers[];
  /** `publish` once a stream has stayed up, `unpublish` when it ends: see `StreamEvent`. */
  events: EventEmitter;
  /** Has pushes that start and end told to a URL from now on, in place of any before. */
  notify(receiver: LiveReceiver | undefined): void;
  /** The addresses that get them. */
  receiver(): LiveReceiver | undefined;
  /** What became of the requests that told of them. */
  callbackRecords: CallbackRecords<ToldPush>;
  /** The streams that may not be pushed. */
  blocklist: Blocklist;
  /** Absent where nothing is recorded. */
  recordings?: Recordings;
  /** Closes a publisher's connection; false if there is no such stream. */
  cutPublisher(app: string, stream: string): boolean;
  close(): Promise<void>;
}

const SWEEP_MS = 500;

/** Starts the local ApsaraVideo Live: a push domain and a play domain. */
export async function startLive(options: LiveOptions): Promise<LiveServer> {
  const { clock, faults, log, recorded, host = '127.0.0.1' } = options;
  const events = new EventEmitter();
  const streams = new Streams(clock, log, events);
  const blocklist = new Blocklist(clock);
  const admission = new Admission({ ...options, blocklist });
  const snapshots = new Snapshots({ clock, processPath: options.snapshotPath });
  const http = createHttpPlayer({ ...options, streams, admission, snapshots });
  const push = new Port((socket, firstByte) => {
    if (firstByte === RTMP_VERSION)
      new RtmpSession(socket, { streams, admission, role: 'publish' });
    else socket.destroy();
  });
  const play = new Port((socket, firstByte) => {
    if (firstByte === RTMP_VERSION) new RtmpSession(socket, { streams, admission, role: 'play' });
    else http.emit('connection', socket);
  });
  const pushDomain = await push.listen(options.pushPort, host);
  const playDomain = await play.listen(options.playPort, host);
  const callbacks = new LiveCallbacks({ pushDomain, events, clock, faults, log });
  const recordings =
    recorded &&
    new Recordings({
      ...{ ...recorded, domain: playDomain, streams, clock, log },
      callbacks: new RecordCallbacks(options),
    });
  const viewerCounts = new ViewerCounts(clock);
  const sweep = setInterval(() => {
    streams.sweep();
    viewerCounts.sweep(streams.list());
    recordings?.sweep();
  }, SWEEP_MS);

  return {
    ...(recordings && { recordings }),
    pushDomain,
    playDomain,
    blocklist,
    events,
    streams: () => streams.list().map(describe),
    snapshot: (name) => snapshots.of(streams.find(name)),
    viewersAt: (timeMs) => viewerCounts.at(timeMs),
    notify: (receiver) => callbacks.notify(receiver),
    receiver: () => callbacks.receiver,
    callbackRecords: callbacks.records,
    cutPublisher(app, name) {
      const stream = streams.find(name);
      if (stream?.app !== app) return false;
      stream.publisher.cut();
      return true;
    },
    async close() {
      clearInterval(sweep);
      callbacks.close();
      snapshots.close();
      await recordings?.close();
      await Promise.all([push.close(), play.close()]);
    },
  };
}

function describe({ app, name, startedAtMs, width, height, viewerCount }: LiveStream): StreamInfo {
  return {
    app,
    stream: name,
    startedAtMs,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    viewers: viewerCount,
  };
}
