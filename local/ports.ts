import { createServer } from 'node:net';

/** How far above the wanted port a free one is looked for. */
const MAX_STEPS = 200;

/** Finds free ports of an address of this machine, each as near above the wanted one as can be. */
export class Ports {
  readonly #host: string;
  readonly #given = new Set<number>();

  constructor(host = '127.0.0.1') {
    this.#host = host;
  }

  /** A free port, the wanted one if it is. Throws when there is none near. */
  async take(wanted: number): Promise<number> {
    for (let port = wanted; port < wanted + MAX_STEPS; port++) {
      if (this.#given.has(port) || !(await isFree(port, this.#host))) continue;
      this.#given.add(port);
      return port;
    }
    throw new Error(`No free port from ${wanted} to ${wanted + MAX_STEPS - 1}.`);
  }
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
