import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type ParticipantOptions, toArguments } from './participant-options';

/** Starting, asking and connecting take about a second, and far longer on a busy machine. */
const CONNECT_TIMEOUT_MS = 60_000;
/** A participant who has not left by then is killed. */
const LEAVE_TIMEOUT_MS = 5000;

/** What a participant is told by IPC. */
export interface ParticipantCommand {
  isCameraOn: boolean;
}

/** A synthetic participant in a process of its own. */
export interface Participant {
  /** Leaves in order: the channel sees it at once. */
  leave(): Promise<void>;
  /** Switches the camera on or off; who only speaks has none. */
  setCamera(isOn: boolean): void;
  /** Vanishes without a word, as with a pulled plug. */
  kill(): void;
  /** Resolves when the process is gone, whatever the reason. */
  ended: Promise<unknown>;
}

/** Starts a participant; resolves when media flows, rejects with the reason if it cannot. */
export async function startParticipant(
  options: ParticipantOptions & { participantPath: string },
): Promise<Participant> {
  const { participantPath, ...rest } = options;
  const child = fork(participantPath, toArguments(rest), {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: ['--enable-source-maps'],
  });
  const exited = once(child, 'exit');
  await connected(child);
  return {
    ended: exited,
    setCamera: (isOn) => void child.send({ isCameraOn: isOn } satisfies ParticipantCommand),
    kill: () => child.kill('SIGKILL'),
    leave: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const timer = setTimeout(() => child.kill('SIGKILL'), LEAVE_TIMEOUT_MS);
      child.kill('SIGTERM');
      await exited;
      clearTimeout(timer);
    },
  };
}

function connected(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let lastError = '';
    const fail = (reason: string): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(`The participant could not join: ${lastError || reason}`));
    };
    const timer = setTimeout(() => fail('it took too long.'), CONNECT_TIMEOUT_MS);
    onLine(child.stderr, (line) => {
      lastError = line;
    });
    onLine(child.stdout, (line) => {
      if (!line.includes('"connected"')) return;
      clearTimeout(timer);
      resolve();
    });
    child.once('error', (error) => fail(error.message));
    // Unlike `exit`, `close` comes when the last line of the output has been read.
    child.once('close', (code) => fail(`it ended with code ${code}.`));
  });
}

function onLine(stream: Readable | null, take: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on('line', take);
}
