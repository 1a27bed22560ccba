/** A mistake that somebody could make in `lib`, and the guarantee that notices it. */
export interface Mutation {
  /** What is wrong then, in words of the product. */
  breaks: string;
  file: string;
  /** Occurs exactly once in the file. */
  find: string;
  replace: string;
  caughtBy: Catcher;
}

/** A test, by its file and a part of its name, or so many seeds of the simulation. */
export type Catcher = { file: string; test: string } | { seeds: number };

/** The text of the file with the mistake in it. Throws unless `find` occurs exactly once. */
export function mutated(text: string, { breaks, file, find, replace }: Mutation): string {
  const parts = text.split(find);
  if (parts.length === 2) return parts.join(replace);
  const times = parts.length - 1;
  throw new Error(`"${breaks}": ${file} has ${times} times, and not once:\n${find}`);
}

/** A catcher as a person reads it. */
export function catcherWords(catcher: Catcher): string {
  if ('seeds' in catcher) return `simulation, ${catcher.seeds} seeds`;
  return `\`${catcher.file}\`: ${catcher.test}`;
}
