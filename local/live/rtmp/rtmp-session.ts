/**
 * An RTMP connection, from its connect on. RTMP is spoken here by hand: the one server on npm,
 * node-media-server 4.4, keeps all sessions in one global, so it cannot be two domains that each
 * judge `auth_key`, and it cannot refuse with a reason.
 */
import type { Socket } from 'node:net';
import type { Admission, StreamRequest, Verdict } from '../admission';
import type { LiveStream, Publisher } from '../live-stream';
import type { Streams } from '../streams';
import { type AmfValue, isAmfObject } from './amf0';
import { decodeAmf0 } from './amf0-reader';
import { splitAggregate } from './rtmp-aggregate';
import { RtmpConnection } from './rtmp-connection';
import { mediaTagOf } from './rtmp-media';
import { MessageType, type RtmpMessage } from './rtmp-message';
import { streamRequest } from './rtmp-request';
import { STREAM_ID, sendConnected, sendStatus } from './rtmp-status';
import { RtmpViewer } from './rtmp-viewer';

/** A second of 60 Mbit/s in one picture; only granted publishers may send as much. */
const MAX_MEDIA_BYTES = 8 * 1024 * 1024;

/** What a port lets its clients do. */
export interface RtmpService {
  streams: Streams;
  admission: Admission;
  /** The push domain takes publishers only, the play domain viewers only. */
  role: 'publish' | 'play';
}

/** What one RTMP client asks for: the commands from `connect` on. */
export class RtmpSession {
  readonly #service: RtmpService;
  readonly #connection: RtmpConnection;
  readonly #ip: string;
  #app = '';
  #published: LiveStream | undefined;
  #leave: (() => void) | undefined;

  constructor(socket: Socket, service: RtmpService) {
    this.#service = service;
    this.#ip = socket.remoteAddress ?? '';
    this.#connection = new RtmpConnection(socket, (message) => this.#handle(message));
    socket.on('close', () => this.#stop());
  }

  /** Whether the client publishes or plays. */
  get isInUse(): boolean {
    return this.#published !== undefined || this.#leave !== undefined;
  }

  #handle(message: RtmpMessage): void | Promise<void> {
    switch (message.type) {
      case MessageType.Amf0Command:
        return this.#command(decodeAmf0(message.payload));
      case MessageType.Amf3Command:
        // Only its first byte is AMF3: it says that AMF0 follows.
        return this.#command(decodeAmf0(message.payload.subarray(1)));
      case MessageType.Aggregate:
        for (const part of splitAggregate(message)) this.#media(part);
        return;
      default:
        return this.#media(message);
    }
  }

  #media(message: RtmpMessage): void {
    const tag = mediaTagOf(message);
    if (!tag || !this.#published) return;
    this.#published.lastDataAtMs = this.#service.streams.clock.now();
    this.#published.push(tag);
  }

  #command([name, id, first, second]: AmfValue[]): void | Promise<void> {
    switch (name) {
      case 'connect':
        return this.#connect(id, first);
      case 'createStream':
        return this.#connection.sendCommand(0, '_result', id, null, STREAM_ID);
      case 'publish':
        return this.#publish(text(second));
      case 'play':
        return this.#play(text(second));
      case 'closeStream':
      case 'deleteStream':
        return this.#stop();
      case 'FCUnpublish':
        this.#stop();
        return this.#connection.sendCommand(0, '_result', id, null, null);
      case 'getStreamLength':
        return this.#connection.sendCommand(0, '_result', id, null, 0);
      case 'releaseStream':
      case 'FCPublish':
      case '_checkbw':
        return this.#connection.sendCommand(0, '_result', id, null, null);
    }
  }

  #connect(id: AmfValue, options: AmfValue): void {
    const app = isAmfObject(options) ? text(options.app) : '';
    // OBS leaves what the user wrote: a slash at the end, or arguments that belong to the stream.
    this.#app = app.replace(/\/?(\?.*)?$/, '');
    this.#connection.sendLimits();
    sendConnected(this.#connection, id);
  }

  async #publish(name: string): Promise<void> {
    const { admission, streams } = this.#service;
    const { wish, args } = streamRequest('publish', this.#app, name);
    if (this.isInUse) return this.#refuse(wish, admission.refuse(wish, 'connection in use', 409));
    if (this.#service.role !== 'publish') {
      return this.#refuse(wish, admission.refuse(wish, 'not a push domain', 403));
    }
    const verdict = await admission.admit(wish);
    if (!this.#connection.isOpen) return;
    if (verdict.kind !== 'granted') return this.#refuse(wish, verdict);
    const publisher: Publisher = { ip: this.#ip, args, cut: () => this.#connection.destroy() };
    const stream = streams.open(wish.app, wish.stream, publisher);
    if (stream === 'taken') {
      return this.#refuse(wish, admission.refuse(wish, 'stream name is taken', 409), 'BadName');
    }
    if (stream === 'full') {
      return this.#refuse(wish, admission.refuse(wish, 'too many streams', 503));
    }
    this.#published = stream;
    this.#connection.chunks.maxMessageBytes = MAX_MEDIA_BYTES;
    admission.grant(wish);
    sendStatus(this.#connection, 'status', 'NetStream.Publish.Start');
    if (verdict.cutAfterwards) this.#connection.destroy();
  }

  async #play(name: string): Promise<void> {
    const { admission, streams, role } = this.#service;
    const { wish } = streamRequest('play', this.#app, name);
    if (this.isInUse) return this.#refuse(wish, admission.refuse(wish, 'connection in use', 409));
    if (role !== 'play') {
      return this.#refuse(wish, admission.refuse(wish, 'not a play domain', 403));
    }
    const verdict = await admission.admit(wish);
    if (!this.#connection.isOpen) return;
    if (verdict.kind !== 'granted') return this.#refuse(wish, verdict);
    const stream = streams.find(wish.stream);
    if (!stream) {
      const refusal = admission.refuse(wish, 'stream not live', 404);
      return this.#refuse(wish, refusal, 'StreamNotFound');
    }
    admission.grant(wish);
    const viewer = new RtmpViewer(this.#connection);
    this.#leave = () => stream.leave(viewer);
    viewer.accept();
    stream.join(viewer);
    if (verdict.cutAfterwards) this.#connection.destroy();
  }

  #refuse({ operation }: StreamRequest, verdict: Verdict, reason?: string): void {
    if (verdict.kind !== 'refused') {
      this.#connection.destroy();
      return;
    }
    const [noun, usual] = operation === 'publish' ? ['Publish', 'Denied'] : ['Play', 'Failed'];
    const code = `NetStream.${noun}.${reason ?? usual}`;
    sendStatus(this.#connection, 'error', code, verdict.reason);
    this.#connection.end();
  }

  /** Ends what the client was doing; its connection may live on and ask again. */
  #stop(): void {
    if (this.#published) this.#service.streams.close(this.#published);
    this.#published = undefined;
    this.#leave?.();
    this.#leave = undefined;
  }
}

/** A name, or none where something else stands or nothing could be read. */
function text(value: AmfValue): string {
  return typeof value === 'string' ? value : '';
}
