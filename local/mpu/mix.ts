import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';
import { encodePiped, type PipedPacket, RTP_PIPE_FD } from './rtp/rtp-pipe';
import type { MixEnd, MixerCommand, MixerReport, MixSettings } from './scene/mix-settings';

export type { Pane } from './scene/layouts';
export type { MixEnd, MixSettings } from './scene/mix-settings';

/** A push that cannot be ended in order by then is cut. */
const STOP_TIMEOUT_MS = 5000;
/** A mixer that lets more than this wait does not keep up; newer packets are dropped. */
const MAX_PIPED_BYTES = 2 * 1024 * 1024;
const NOTHING = Buffer.alloc(0);

/** What a mix is made of; `mixerPath` is the built `mixer.mjs`. */
export interface MixOptions {
  taskId: string;
  streamUrl: string;
  settings: MixSettings;
  mixerPath: string;
}

/** One running mix: the parent's hold on its mixer process. */
export class Mix extends EventEmitter<{
  /** This user's sender is asked for a keyframe. */
  keyframe: [userId: string];
  /** The live server has accepted the push. */
  publishing: [];
  /** A picture from the web cannot be shown. */
  'picture-missing': [url: string, reason: string];
  /** The mix is over; comes exactly once, last. */
  ended: [MixEnd];
}> {
  readonly #process: ChildProcess;
  readonly #pipe: Writable | undefined;
  readonly #slots = new Map<string, number>();
  readonly #over: Promise<void>;
  #nextSlot = 0;
  #end: MixEnd | undefined;
  #stopping = false;

  constructor({ taskId, streamUrl, settings, mixerPath }: MixOptions) {
    super();
    // The task id is there for a reader of the process list. The URL is not: it is signed.
    this.#process = fork(mixerPath, [taskId], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc', 'pipe'],
      execArgv: ['--enable-source-maps'],
    });
    const pipe = this.#process.stdio[RTP_PIPE_FD];
    this.#pipe = pipe instanceof Writable ? pipe : undefined;
    // The process's exit says all there is to say about a broken pipe.
    this.#pipe?.on('error', () => {});
    this.#over = new Promise((resolve) => this.#followProcess(resolve));
    this.#send({ type: 'start', streamUrl, settings });
  }

  /** The mixer's process, for those who measure it. */
  get processId(): number | undefined {
    return this.#process.pid;
  }

  /** Takes a user in. The order of joining is the order of panes. */
  join(userId: string, media: { video: boolean; audio: boolean }): void {
    const slot = this.#nextSlot;
    this.#nextSlot = (slot + 1) % 0x10000;
    this.#slots.set(userId, slot);
    this.#send({ type: 'join', userId, slot, video: media.video, audio: media.audio });
  }

  /** Hands on one whole RTP packet: H.264 (packetization-mode 1) or Opus at 48 kHz. */
  rtp(userId: string, kind: 'video' | 'audio', packet: Buffer): void {
    this.#hand(userId, kind, packet);
  }

  /** Says that a user who is not to be heard has sent a packet of sound. */
  muted(userId: string): void {
    this.#hand(userId, 'muted', NOTHING);
  }

  /** Lets a user go. */
  leave(userId: string): void {
    if (this.#slots.delete(userId)) this.#send({ type: 'leave', userId });
  }

  /** Changes layouts, colours, pins or encoding while the stream goes on. */
  update(settings: Partial<MixSettings>): void {
    this.#send({ type: 'update', settings });
  }

  /** Ends the push in order, or by force after a bounded time. */
  async stop(): Promise<void> {
    if (!this.#stopping && this.#end === undefined) {
      this.#stopping = true;
      this.#send({ type: 'stop' });
      const timer = setTimeout(() => this.#process.kill('SIGKILL'), STOP_TIMEOUT_MS);
      void this.#over.then(() => clearTimeout(timer));
    }
    await this.#over;
  }

  #hand(userId: string, kind: PipedPacket['kind'], packet: Buffer): void {
    const slot = this.#slots.get(userId);
    const pipe = this.#pipe;
    if (slot === undefined || !pipe?.writable || pipe.writableLength > MAX_PIPED_BYTES) return;
    const bytes = encodePiped({ slot, kind, packet });
    if (!bytes) return;
    // Packets come in bursts: those of one turn of the event loop go in one system call.
    if (pipe.writableCorked === 0) {
      pipe.cork();
      setImmediate(() => pipe.uncork());
    }
    pipe.write(bytes);
  }

  #followProcess(onOver: () => void): void {
    const finish = (end: MixEnd): void => {
      if (this.#end !== undefined) return;
      this.#end = end;
      this.emit('ended', end);
      onOver();
    };
    let reported: MixEnd | undefined;
    this.#process.on('message', (report: MixerReport) => {
      if (report.type === 'keyframe') this.emit('keyframe', report.userId);
      else if (report.type === 'publishing') this.emit('publishing');
      else if (report.type === 'picture-missing') {
        this.emit('picture-missing', report.url, report.reason);
      } else if (!this.#stopping) reported = report.end;
    });
    this.#process.on('error', () => finish('crashed'));
    this.#process.on('exit', () => finish(reported ?? (this.#stopping ? 'stopped' : 'crashed')));
  }

  #send(command: MixerCommand): void {
    // A failed send means that the process is gone, which its exit reports.
    if (this.#process.connected) this.#process.send(command, () => {});
  }
}
