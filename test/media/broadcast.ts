import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { Mix, type MixSettings } from '../../local/mpu/mix';
import { buildProcess } from './build-process';
import type { Clip } from './clip';
import type { Point } from './observation';
import { StreamProbe } from './stream-probe';

/** A mix that is watched while it is on air, without a live server between. */
export class Broadcast {
  readonly mix: Mix;
  readonly #probe: Promise<StreamProbe>;
  readonly #relay: Server;
  readonly #playing = new Set<Clip>();

  private constructor(
    settings: MixSettings,
    watched: { points?: Point[]; tonesHz?: number[] },
    { relay, file }: { relay: Server; file: string | undefined },
  ) {
    this.#relay = relay;
    const url = `tcp://127.0.0.1:${(relay.address() as AddressInfo).port}`;
    const connections = connectionsOf(relay);
    const mixerPath = buildProcess('local/mpu/mixer.ts');
    this.mix = new Mix({ taskId: 'broadcast', streamUrl: url, settings, mixerPath });
    this.#probe = watch(url, connections, { ...watched, file });
  }

  /** Goes on air; places and tones are those that can be asked for later. A file keeps the stream. */
  static async start(
    settings: MixSettings,
    watched: { points?: Point[]; tonesHz?: number[] },
    file?: string,
  ): Promise<Broadcast> {
    const relay = createServer();
    await once(relay.listen(0, '127.0.0.1'), 'listening');
    return new Broadcast(settings, watched, { relay, file });
  }

  /** What a viewer sees and hears; there is nothing to see before the mix is on air. */
  get probe(): Promise<StreamProbe> {
    return this.#probe;
  }

  /** Lets a user enter who sends this clip, with the picture as long as `isCameraOn` says so. */
  enter(userId: string, clip: Clip, isCameraOn = () => true, isMuted = () => false): void {
    this.mix.on('keyframe', (asked) => asked === userId && clip.sendKeyframe());
    this.mix.join(userId, { video: isCameraOn(), audio: true });
    clip.play((kind, packet) => {
      if (kind === 'audio' && isMuted()) this.mix.muted(userId);
      else if (kind === 'audio' || isCameraOn()) this.mix.rtp(userId, kind, packet);
    });
    this.#playing.add(clip);
  }

  /** Lets a user go. */
  leave(userId: string, clip: Clip): void {
    clip.stop();
    this.mix.leave(userId);
  }

  /** Ends the mix and waits until the viewer has seen all of it. */
  async end(): Promise<StreamProbe> {
    const probe = await this.#probe;
    await this.mix.stop();
    for (const clip of this.#playing) clip.stop();
    await probe.ended;
    this.#relay.close();
    return probe;
  }
}

/** The first to connect is the mix, the second its viewer. */
async function watch(
  url: string,
  connections: AsyncIterator<Socket>,
  { file, ...watched }: { points?: Point[]; tonesHz?: number[]; file: string | undefined },
): Promise<StreamProbe> {
  const push = await connections.next();
  const probe = StreamProbe.open(url, { ...watched });
  const viewer = await connections.next();
  push.value.pipe(viewer.value);
  if (file !== undefined) push.value.pipe(createWriteStream(file));
  return probe;
}

async function* connectionsOf(relay: Server): AsyncGenerator<Socket, never> {
  for (;;) {
    const [socket]: Socket[] = await once(relay, 'connection');
    // Either side may vanish at the end.
    if (socket) yield socket.on('error', () => {});
  }
}
