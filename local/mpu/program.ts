import { AudioTrack } from './audio/audio-track';
import { FlvOutput } from './flv-output';
import { Member } from './member';
import type { PipedPacket } from './rtp/rtp-pipe';
import type { MixSettings } from './scene/mix-settings';
import { StillPictures } from './scene/still-pictures';
import { ProgramVideo } from './video/program-video';

/**
 * The encoder's delay puts the first sound 1024 samples before zero, and FLV has no negative time:
 * both tracks start this much later.
 */
const START_MS = 40;

/** Who joined, in the slot that the packets on the pipe name. */
export interface Joining {
  userId: string;
  slot: number;
  video: boolean;
  audio: boolean;
}

/** What the one who runs the program has to do or to know. */
export interface ProgramEvents {
  onKeyframeNeeded: (userId: string) => void;
  onPictureMissing: (url: string, reason: string) => void;
  onLost: () => void;
}

/** What goes on air: the members and the two tracks made of them. Joining and leaving never stop it. */
export class Program {
  readonly #members = new Map<number, Member>();
  readonly #output: FlvOutput;
  readonly #requestKeyframe: (userId: string) => void;
  readonly #audio = new AudioTrack(this.#members);
  readonly #stills: StillPictures;
  #settings: MixSettings;
  /** A stream has either a picture or none for its whole life. */
  readonly #video: ProgramVideo | undefined;

  constructor(settings: MixSettings, events: ProgramEvents) {
    this.#settings = settings;
    this.#requestKeyframe = events.onKeyframeNeeded;
    this.#output = new FlvOutput(events.onLost);
    this.#stills = new StillPictures({
      onLoaded: () => this.#video?.refresh(),
      onMissing: events.onPictureMissing,
    });
    const sources = { members: this.#members, stills: this.#stills };
    const hasPicture = settings.video !== undefined || Boolean(settings.relayed);
    this.#video = hasPicture ? new ProgramVideo(settings, sources) : undefined;
  }

  /** Opens the push and goes on air; throws if it is refused. */
  async start(streamUrl: string): Promise<void> {
    const announcement = await this.#video?.announcement();
    await this.#output.open(streamUrl, announcement, this.#audio.context);
    const startedAtMs = performance.now();
    this.#video?.start(this.#output, () => START_MS + performance.now() - startedAtMs);
    this.#audio.start(this.#output, START_MS);
  }

  /** Takes a user in; a user who joins again starts anew, at the end of the order. */
  join({ userId, slot, video, audio }: Joining): void {
    this.leave(userId);
    const media = { video: video && this.#video !== undefined, audio };
    const member = new Member(userId, media, () => this.#requestKeyframe(userId));
    this.#members.set(slot, member);
    this.#video?.joined(member);
    member.video?.askIfNeeded(performance.now());
  }

  /** Takes one RTP packet in. A packet may overtake the news that its sender joined or left. */
  rtp({ slot, kind, packet }: PipedPacket): void {
    const member = this.#members.get(slot);
    if (kind === 'muted') member?.muted(performance.now());
    else member?.push(kind, packet, performance.now());
  }

  /** Lets a user go, with picture and sound. */
  leave(userId: string): void {
    for (const [slot, member] of this.#members) {
      if (member.userId !== userId) continue;
      this.#members.delete(slot);
      // The compositor may still hold the pictures: it lets go of them before they are freed.
      this.#video?.refresh();
      member.close();
    }
  }

  /** Changes what is shown. */
  update(changes: Partial<MixSettings>): void {
    this.#settings = { ...this.#settings, ...changes };
    this.#video?.change(this.#settings);
  }

  /** Goes off air in order. */
  async stop(): Promise<void> {
    this.#video?.close();
    this.#audio.close();
    this.#stills.close();
    await this.#output.close();
  }
}
