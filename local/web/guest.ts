import { setTimeout as sleep } from 'node:timers/promises';
import { type Participant, startParticipant } from '../synthetic/participant-process';
import type { Person } from './person';
import { ApiRefusal, StageClient, type Standing } from './stage-client';

/** Between two looks, so that a room in which much happens is not asked without pause. */
const LOOK_PAUSE_MS = 200;
/** After this many failed looks in a row the API is taken for gone. */
const MAX_FAILURES = 10;
const FAILURE_PAUSE_MS = 1000;

export interface GuestOptions {
  person: Person;
  roomId: string;
  token: string;
  api: string;
  whip: string;
  participantPath: string;
  /** What the guest shows and sounds. */
  color: string;
  tone: number;
}

/**
 * A synthetic person who wants on stage: asks by the API like a browser does, and once seated
 * sends picture and tone, until they are removed or the room closes.
 */
export class Guest {
  readonly #options: GuestOptions;
  readonly #stage: StageClient;
  readonly #end = new AbortController();
  #participant: Participant | undefined;
  #over: Promise<void> = Promise.resolve();

  private constructor(options: GuestOptions) {
    const { api, roomId, token, person } = options;
    const { signal } = this.#end;
    this.#options = options;
    this.#stage = new StageClient({ api, roomId, userId: person.userId, token, signal });
  }

  /** Asks to come on stage, then goes on alone. Throws `ApiRefusal` if the room takes nobody. */
  static async ask(options: GuestOptions): Promise<Guest> {
    const guest = new Guest(options);
    await guest.#stage.ask();
    guest.#over = guest.#live();
    return guest;
  }

  /** Resolves when the guest is gone. */
  get over(): Promise<void> {
    return this.#over;
  }

  /** Makes the guest leave. */
  async leave(): Promise<void> {
    this.#end.abort();
    await this.#over;
  }

  async #live(): Promise<void> {
    let failures = 0;
    while (!this.#end.signal.aborted && failures < MAX_FAILURES) {
      try {
        if ((await this.#obey(await this.#stage.standing())) === 'over') break;
        failures = 0;
        await this.#pause(Math.max(LOOK_PAUSE_MS, this.#stage.againAfterMs));
      } catch (error) {
        if (error instanceof ApiRefusal && error.status < 500) break;
        failures++;
        await this.#pause(FAILURE_PAUSE_MS);
      }
    }
    await this.#participant?.leave();
    // A room that is gone has no stage to leave.
    await this.#stage.leave().catch(() => {});
  }

  async #obey(standing: Standing): Promise<'over' | 'on'> {
    if (standing === 'none') return 'over';
    if (standing === 'invited') await this.#stage.accept();
    if (standing === 'seated' && !this.#participant) await this.#join();
    return 'on';
  }

  async #join(): Promise<void> {
    const { person, whip, participantPath, color, tone } = this.#options;
    const token = await this.#stage.join();
    const { name } = person;
    this.#participant = await startParticipant({
      ...{ participantPath, whip, token, name, color, tone },
      face: true,
    });
    // Thrown out of the channel, or the process died: either way nobody is on stage.
    void this.#participant.ended.then(() => this.#end.abort());
  }

  #pause(ms: number): Promise<void> {
    return sleep(ms, undefined, { signal: this.#end.signal }).catch(() => {});
  }
}
