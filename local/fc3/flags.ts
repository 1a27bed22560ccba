/** Values of flags by their long names; `true` for a flag without a value. */
export type Flags = Record<string, string | true | undefined>;

/** Long names of one-letter flags. */
type Aliases = Record<string, string>;

/**
 * Reads the flags of a command as `s` itself does: `--name value`, `--name=value`, `-n value`. What
 * follows a flag is its value unless it looks like a flag.
 */
export function readFlags(args: string[], aliases: Aliases = {}): Flags {
  const flags: Flags = {};
  for (const [index, arg] of args.entries()) {
    const [, dashes, name = '', value] = /^(--?)([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(arg) ?? [];
    if (dashes === undefined) continue;
    const following = args[index + 1];
    const ownValue = following === undefined || isFlag(following) ? true : following;
    flags[dashes === '-' ? (aliases[name] ?? name) : name] = value ?? ownValue;
  }
  return flags;
}

/** The value of a flag that needs one. Throws when it is given without. */
export function textFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  if (value === true) throw new Error(`--${name} needs a value.`);
  return value;
}

/** The names that a flag lists, separated by commas; none when it is given without a value. */
export function listFlag(flags: Flags, name: string): string[] | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value.split(',') : undefined;
}

function isFlag(text: string): boolean {
  return /^--?[A-Za-z]/.test(text);
}
