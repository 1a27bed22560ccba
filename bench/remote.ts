import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

interface Question {
  id: number;
  name: string;
  argument: unknown;
}

interface Answer {
  id: number;
  value?: unknown;
  error?: string;
}

/** Makes this process answer what its parent asks, by name, until the parent ends. */
export function answerParent(answers: Record<string, (argument: never) => unknown>): void {
  process.on('message', async ({ id, name, argument }: Question) => {
    const answer = await Promise.resolve(answers[name]?.(argument as never)).then(
      (value): Answer => ({ id, value }),
      (error): Answer => ({ id, error: String(error instanceof Error ? error.stack : error) }),
    );
    process.send?.(answer);
  });
  process.on('disconnect', () => process.exit());
}

/** A process of the bench that answers questions. */
export class Remote {
  readonly #process: ChildProcess;
  #asked = 0;

  /** Starts a built script of `dist/bench` with this environment; its output is dropped. */
  constructor(script: string, env: Record<string, string> = {}) {
    this.#process = fork(script, {
      env,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    });
    this.#process.setMaxListeners(0);
  }

  /** Asks a question; rejects if it could not be answered. */
  async ask<Value>(name: string, argument?: unknown): Promise<Value> {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      const onExit = () => reject(new Error(`The process ended before it answered ${name}.`));
      const onMessage = (answer: Answer) => {
        if (answer.id !== id) return;
        this.#process.off('message', onMessage);
        this.#process.off('exit', onExit);
        if (answer.error === undefined) resolve(answer.value as Value);
        else reject(new Error(answer.error));
      };
      this.#process.on('message', onMessage);
      this.#process.on('exit', onExit);
      this.#process.send({ id, name, argument } satisfies Question);
    });
  }

  async end(): Promise<void> {
    const exited = once(this.#process, 'exit');
    this.#process.kill();
    await exited;
  }
}
