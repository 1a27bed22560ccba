import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Cloud } from './cloud';
import { takesColor } from './log-line';
import { ApiClient } from './story-client';
import { welcomeEverybody } from './story-host';
import { type Participant, startParticipant } from './synthetic/participant-process';
import type { Watched } from './synthetic/viewer';
import { startViewer, type Viewer } from './synthetic/viewer-process';

export const STORY_ROOM = '12345';
/** Pitches of voices none of whose harmonics is another's. */
const HOST = { name: 'Lin', color: '#c0392b', tone: 196, face: true };
const COHOST = { name: 'Hao', color: '#2471a3', tone: 262, face: true };
/** Where the RTC service's two APIs tell different stories. */
const MIXING = {
  rtc: { action: 'StartMPUTask', ordered: '2IN_720P', alone: 'one pane' },
  live: { action: 'StartLiveMPUTask', ordered: '2 panes, 1280x720', alone: 'an empty pane' },
};
/** Long enough for the new picture and sound to reach a viewer. */
const SETTLE_MS = 1500;
/** On a busy machine a newcomer's sound may take longer. */
const MAX_LOOKS = 6;

export interface StoryPaths {
  projectPath: string;
  statePath: string;
  /** The pages' origin, as it is told. */
  web: string;
}

/**
 * Tells the story of channel 12345: a host goes live, the audience watches, a viewer becomes
 * co-host and the audience sees both; then the co-host leaves, and the mix stops, rests and starts
 * again. Everybody in it uses the same protocols as real clients would. The host stays and
 * says yes to everybody who asks.
 */
export async function tellStory(cloud: Cloud, paths: StoryPaths): Promise<void> {
  const story = new Story(cloud, paths);
  console.log(`\nThe story of channel ${STORY_ROOM}`);
  await story.goLive();
  await story.shareStage();
  await story.stopAndStartAgain();
  story.sumUp();
  story.goOn();
}

class Story {
  readonly #cloud: Cloud;
  readonly #paths: StoryPaths;
  readonly #host: ApiClient;
  readonly #cohost: ApiClient;
  #playUrls: Record<string, string> = {};
  #viewer: Viewer | undefined;
  #guest: Participant | undefined;
  #step = 0;

  constructor(cloud: Cloud, paths: StoryPaths) {
    this.#cloud = cloud;
    this.#paths = paths;
    this.#host = new ApiClient(cloud.description, { userId: 'host', name: HOST.name });
    this.#cohost = new ApiClient(cloud.description, { userId: 'cohost', name: COHOST.name });
    mkdirSync(join(paths.statePath, 'story'), { recursive: true });
  }

  async goLive(): Promise<void> {
    await this.#host.call(
      'POST',
      '/create-room',
      { roomId: STORY_ROOM, title: 'The story' },
      [201, 409],
    );
    await this.#join(this.#host, HOST, 'host');
    this.#tell(
      `The host joins RTC channel ${STORY_ROOM}.`,
      `${HOST.name}, a voice of ${HOST.tone} Hz, by WHIP`,
    );
    const started = await this.#host.call('POST', `/start-mix/${STORY_ROOM}`, {
      onCooldown: 'wait',
    });
    this.#playUrls = started.playUrls;
    const { pushDomain, app } = this.#cloud.description.live;
    this.#tell(
      'The AppServer makes a signed live address for the room.',
      `rtmp://${pushDomain}/${app}/${STORY_ROOM}?auth_key=<timestamp>-<rand>-<uid>-<md5>`,
    );
    const { action, ordered } = this.#mixing;
    this.#tell(`The AppServer calls ${action}.`, `task ${started.mix.taskId}, ${ordered}`);
    this.#viewer = await startViewer(this.#script('viewer'), {
      url: this.#playUrls.flv ?? '',
      tonesHz: [HOST.tone, COHOST.tone],
    });
    const seen = await this.#look('1-host', 1);
    this.#tell('The audience plays the play address and sees the host.', seen);
  }

  async shareStage(): Promise<void> {
    await this.#takeSeat();
    this.#guest = await this.#join(this.#cohost, COHOST, 'cohost');
    this.#tell(
      `A viewer asks for a seat, the host accepts, and the viewer joins the same channel ${STORY_ROOM}.`,
      `${COHOST.name}, a voice of ${COHOST.tone} Hz`,
    );
    const seen = await this.#look('2-both', 2);
    this.#tell('The audience, without reconnecting, sees the new picture and hears both.', seen);
  }

  async stopAndStartAgain(): Promise<void> {
    await this.#guest?.leave();
    const alone = await this.#look('3-alone', 1);
    this.#tell(`The co-host leaves: ${this.#mixing.alone}.`, alone);
    this.#viewer?.close();
    const stopped = await this.#host.call('POST', `/stop-mix/${STORY_ROOM}`);
    this.#tell('The mix is stopped.', `its stream rests until ${stopped.mix.availableAt}`);
    const refused = await this.#host.call('POST', `/start-mix/${STORY_ROOM}`, {}, [409]);
    this.#tell(
      `A start inside 10 s is refused: ${refused.code}.`,
      `retry in ${refused.retryAfterMs} ms`,
    );
    await this.#takeSeat();
    await this.#join(this.#cohost, COHOST, 'cohost');
    // Whoever joins by the pages is the third: the default layout would show two.
    const again = await this.#host.call('POST', `/start-mix/${STORY_ROOM}`, {
      onCooldown: 'wait',
      layout: 'grid',
    });
    this.#playUrls = again.playUrls;
    this.#tell('A start that waits for the rest succeeds.', `task ${again.mix.taskId}`);
  }

  sumUp(): void {
    const isColored = takesColor(process.stdout, process.env);
    const address = `${this.#paths.web}/watch/${STORY_ROOM}`;
    console.log(`
For players   RTMP      ${this.#playUrls.rtmp}
              HTTP-FLV  ${this.#playUrls.flv}
              HLS       ${this.#playUrls.hls}
The API       ${this.#paths.web}/api
Pictures      ${this.#shown('')}

The show goes on, and ${HOST.name} lets you join it with your camera:

  ${isColored ? `\u001b[1;36m${address}\u001b[0m` : address}`);
  }

  /** From now on the host says yes to everybody who asks. */
  goOn(): void {
    // It goes on as long as the cloud does.
    void welcomeEverybody(this.#host, STORY_ROOM, new AbortController().signal);
  }

  /** A user with a seat only learns that they have it. */
  async #takeSeat(): Promise<void> {
    await this.#cohost.call('POST', `/request-stage/${STORY_ROOM}`, {});
    await this.#host.call('POST', `/seat-member/${STORY_ROOM}/cohost`, {});
  }

  get #mixing() {
    return MIXING[this.#cloud.description.rtc.mixer ?? 'rtc'];
  }

  async #join(client: ApiClient, who: typeof HOST, role: string): Promise<Participant> {
    const joined = await client.call('POST', `/join-room/${STORY_ROOM}`, { role });
    return startParticipant({
      participantPath: this.#script('participant'),
      whip: this.#cloud.description.rtc.whip,
      token: joined.rtc.singleToken,
      ...who,
    });
  }

  /** Looks until so many are heard; throws if they are not, so that nothing is said unchecked. */
  async #look(name: string, voices: number): Promise<string> {
    for (let looks = 1; ; looks++) {
      await pause(SETTLE_MS);
      const seen = await this.#snapshot(name);
      if (seen?.heardHz.length === voices) return this.#describe(name, seen);
      if (looks === MAX_LOOKS) throw new Error(`The audience did not hear ${voices}.`);
    }
  }

  async #snapshot(name: string): Promise<Watched | undefined> {
    return this.#viewer?.snapshot(join(this.#paths.statePath, 'story', `${name}.png`));
  }

  #describe(name: string, seen: Watched): string {
    const stream = `${seen.codecs.join(' + ')}, ${seen.width}x${seen.height}`;
    const heard = seen.heardHz.map((hz) => `${hz} Hz`).join(' and ');
    return `${stream}, ${heard} heard; ${this.#shown(`${name}.png`)}`;
  }

  #shown(file: string): string {
    return relative('.', join(this.#paths.statePath, 'story', file));
  }

  #script(name: string): string {
    return join(this.#paths.projectPath, `dist/local/synthetic/${name}.mjs`);
  }

  #tell(sentence: string, detail: string): void {
    this.#step++;
    console.log(`  ${String(this.#step).padStart(2)}. ${sentence}\n      ${detail}`);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
