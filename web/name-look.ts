/** How names look where there is no picture. */

/** One or two letters for a name: of Latin names the initials, of others the first character. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const [first = '', second = ''] = words.map((word) => [...word][0] ?? '');
  return (/\p{Script=Latin}/u.test(second) ? first + second : first).toUpperCase();
}

/** A hue that is always the same for a text, from 0 to 359 (FNV-1a). */
export function hueOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0) % 360;
}

/** Dark enough for white letters, whatever the hue. */
export function darkColor(hue: number, lightness = 32): string {
  return `hsl(${hue % 360} 45% ${lightness}%)`;
}
