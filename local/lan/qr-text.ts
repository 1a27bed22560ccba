import { encodeQR } from 'qr';

/** ISO/IEC 18004 asks for 4; readers are content with 2, and a terminal has few lines. */
const BORDER = 2;
/** White on black, whatever the colours of the terminal are. */
const WHITE_ON_BLACK = '\u001b[97;40m';
const PLAIN = '\u001b[0m';

/**
 * A text as a QR code for a terminal, two rows of modules a line. Without colours it is right where
 * the letters are lighter than the ground.
 */
export function qrText(text: string, { color }: { color: boolean }): string {
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: BORDER });
  const lines: string[] = [];
  for (let y = 0; y < rows.length; y += 2) {
    const upper = rows[y] ?? [];
    const lower = rows[y + 1];
    const line = upper.map((isDark, x) => block(isDark, lower?.[x] ?? true)).join('');
    lines.push(color ? WHITE_ON_BLACK + line + PLAIN : line);
  }
  return lines.join('\n');
}

/** The letter's colour is the light one. */
function block(isUpperDark: boolean, isLowerDark: boolean): string {
  if (isUpperDark) return isLowerDark ? ' ' : '▄';
  return isLowerDark ? '▀' : '█';
}
