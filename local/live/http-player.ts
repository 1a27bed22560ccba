import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Admission, StreamRequest } from './admission';
import { type LiveStream, MAX_UNSENT_BYTES, type Viewer } from './live-stream';
import { flvHeader, flvTag } from './media/flv';
import type { MediaTag } from './media/media-tag';
import type { Snapshots } from './snapshots/snapshots';
import type { Streams } from './streams';

const MAX_HEADER_BYTES = 16 * 1024;
const MAX_HEADERS = 64;
/** No player is silent for longer while its stream is live: without data a stream is dropped. */
const IDLE_MS = 30_000;

/**
 * What lets any web page play; the signed URL is what protects a stream. A play domain answers so only
 * when somebody has set it: https://help.aliyun.com/zh/live/developer-reference/web-player
 */
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Expose-Headers': 'Content-Length',
};
const PLAY_PATH = /^\/([^/]+)\/([^/]+)\.(flv|m3u8|ts)$/;
const SNAPSHOT_PATH = /^\/snapshot\/([^/]+)\/([^/]+)\.jpg$/;
const SEGMENT_NAME = /^(.+)-\d+-[0-9a-f]{32}$/;

/** What the player plays from, and who decides. */
export interface HttpPlayerOptions {
  streams: Streams;
  admission: Admission;
  snapshots: Snapshots;
  /** Whether pages of other addresses may read the answers; no when absent. */
  mayPagesPlay?(): boolean;
}

/** The HTTP half of the play domain: HTTP-FLV, HLS playlists and their segments, and snapshots. */
export function createHttpPlayer(options: HttpPlayerOptions): Server {
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    answer(options, request, response).catch(() => response.destroy());
  });
  server.maxHeadersCount = MAX_HEADERS;
  server.timeout = IDLE_MS;
  return server;
}

async function answer(
  { streams, admission, snapshots, mayPagesPlay }: HttpPlayerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const isShared = mayPagesPlay?.() ?? false;
  const cors: Record<string, string> = isShared ? CORS : {};
  for (const [name, value] of Object.entries(cors)) response.setHeader(name, value);
  if (isShared && request.method === 'OPTIONS') return void response.writeHead(204).end();
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const [, snapshotApp, snapshotOf = ''] = SNAPSHOT_PATH.exec(path) ?? [];
  const shown = streams.find(snapshotOf);
  if (shown && shown.app === snapshotApp) return sendSnapshot(snapshots, shown, response);
  const [, app, file, suffix] = PLAY_PATH.exec(path) ?? [];
  if (!app || !file) return refuse(response, 404);
  if (suffix === 'ts') return sendSegment(streams, file, response);

  const wish: StreamRequest = {
    operation: 'play',
    protocol: suffix === 'flv' ? 'flv' : 'hls',
    app,
    stream: file,
    authKey: new URLSearchParams(query).get('auth_key') ?? undefined,
  };
  const verdict = await admission.admit(wish);
  if (response.destroyed) return;
  if (verdict.kind === 'dropped') return void response.destroy();
  if (verdict.kind === 'refused') return refuse(response, verdict.status, verdict.reason);
  const playing = { admission, wish, response };
  if (suffix === 'flv') playFlv(playing, streams.find(file), request.method === 'HEAD');
  else playHls(playing, streams, file);
  if (verdict.cutAfterwards) response.destroy();
}

interface Playing {
  admission: Admission;
  wish: StreamRequest;
  response: ServerResponse;
}

/** The headers go at once: the stream is there, though its next keyframe may be seconds away. */
function playFlv(playing: Playing, stream: LiveStream | undefined, isHead: boolean): void {
  const { response } = playing;
  if (!stream) return void refuseToPlay(playing);
  grant(playing, 'video/x-flv');
  response.setHeader('Connection', 'close');
  if (isHead) return void response.end();
  response.flushHeaders();
  const viewer = new FlvViewer(response);
  response.on('close', () => stream.leave(viewer));
  stream.join(viewer);
}

function playHls(playing: Playing, streams: Streams, name: string): void {
  const text = streams.playlist(name)?.text;
  const problem = streams.find(name)?.hls.problem;
  if (!text || problem) return void refuseToPlay(playing, problem);
  grant(playing, 'application/vnd.apple.mpegurl');
  playing.response.end(text);
}

function grant({ admission, wish, response }: Playing, type: string): void {
  admission.grant(wish);
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Content-Type', type);
}

function refuseToPlay({ admission, wish, response }: Playing, reason = 'stream not live'): void {
  admission.refuse(wish, reason, 404);
  refuse(response, 404, reason);
}

function sendSegment(streams: Streams, file: string, response: ServerResponse): void {
  const [, name = ''] = SEGMENT_NAME.exec(file) ?? [];
  const segments = streams.playlist(name)?.segments;
  const segment = segments?.find((candidate) => candidate.name === `${file}.ts`);
  if (!segment) refuse(response, 404);
  else response.writeHead(200, { 'Content-Type': 'video/mp2t' }).end(segment.bytes);
}

/** Unsigned, as where live snapshots are stored for public lists. */
async function sendSnapshot(
  snapshots: Snapshots,
  stream: LiveStream,
  response: ServerResponse,
): Promise<void> {
  const jpeg = await snapshots.of(stream);
  if (!jpeg) return refuse(response, 404, 'no picture');
  response.setHeader('Cache-Control', 'no-cache');
  response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(jpeg);
}

function refuse(response: ServerResponse, status: number, reason = 'not here'): void {
  response.writeHead(status, { 'Content-Type': 'text/plain' }).end(`${reason}\n`);
}

class FlvViewer implements Viewer {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  begin(tracks: { hasAudio: boolean; hasVideo: boolean }): void {
    this.#response.write(flvHeader(tracks));
  }

  send(tag: MediaTag): void {
    if (this.#response.writableLength > MAX_UNSENT_BYTES) this.#response.destroy();
    else this.#response.write(flvTag(tag));
  }

  end(): void {
    this.#response.end();
  }
}
