/** One line for each setting: `+` is new, `-` goes, `~` changes, and none stays as it is. */
export function planLines(current: object, wanted: object): string[] {
  const before = new Map(settings(current));
  const after = new Map(settings(wanted));
  return [...new Set([...before.keys(), ...after.keys()])].map((key) => {
    const from = before.get(key);
    const to = after.get(key);
    if (from === to) return `  ${key}: ${to}`;
    if (from === undefined) return `+ ${key}: ${to}`;
    return to === undefined ? `- ${key}: ${from}` : `~ ${key}: ${from} => ${to}`;
  });
}

/** Each value at the end of its path, as text. */
function settings(value: unknown, path = ''): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    inner === undefined ? [] : settings(inner, path === '' ? key : `${path}.${key}`),
  );
}
