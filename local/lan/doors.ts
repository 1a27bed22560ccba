/** A server on 127.0.0.1 that other devices reach, and where. */
export interface Door {
  /** Begins the path under which others know it; `''` for the pages. */
  prefix: string;
  /** `http://127.0.0.1:<port>`. */
  inside: string;
  /** What of it others may reach, by path; everything when absent. */
  paths?: RegExp;
}

/** Where a request goes: a port of 127.0.0.1, and path with query. */
export interface Target {
  door: Door;
  port: number;
  path: string;
}

const INSIDE = /http:\/\/127\.0\.0\.1:\d+/g;

/**
 * The servers of the local cloud under one HTTPS origin, so that a phone is asked about one
 * certificate only. Their answers name each other by addresses of 127.0.0.1; this is the one place
 * that knows these under both names.
 */
export class Doors {
  /** The origin that others see. */
  readonly outside: string;
  readonly #doors: readonly Door[];

  constructor(outside: string, doors: readonly Door[]) {
    this.outside = outside;
    this.#doors = doors;
  }

  /** Where a request for this path and query goes; nowhere if no door has it. */
  find(url: string): Target | undefined {
    const fits = ({ prefix }: Door) => url.startsWith(`${prefix}/`);
    // The pages' prefix fits everything.
    const door = this.#doors.filter(fits).sort((a, b) => b.prefix.length - a.prefix.length)[0];
    if (!door) return undefined;
    const path = url.slice(door.prefix.length);
    if (door.paths && !door.paths.test(path)) return undefined;
    return { door, port: Number(new URL(door.inside).port), path };
  }

  /** The text with every address of a door as others know it; other addresses stay. */
  outward(text: string): string {
    return text.replace(INSIDE, (inside) => {
      const door = this.#doors.find((known) => known.inside === inside);
      return door ? this.outside + door.prefix : inside;
    });
  }

  /** As `outward` for an address that may also be a path of the server that has sent it. */
  outwardLocation(location: string, { prefix }: Door): string {
    return /^\/(?!\/)/.test(location) ? prefix + location : this.outward(location);
  }

  /** The origin of a page as the servers know it; that of any other page stays. */
  inwardOrigin(origin: string): string {
    const pages = this.#doors.find(({ prefix }) => prefix === '');
    return origin === this.outside && pages ? pages.inside : origin;
  }
}
