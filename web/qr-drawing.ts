/** A QR code as the path of an SVG, one unit a module. */
export interface QrDrawing {
  size: number;
  path: string;
}

/** The quiet zone that ISO/IEC 18004 asks for around the code. */
const BORDER = 4;

/** Draws a text as a QR code; the encoder is loaded when the first one is wanted. */
export async function drawQr(text: string): Promise<QrDrawing> {
  const { encodeQR } = await import('qr');
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: BORDER });
  const squares = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size: rows.length, path: squares.join('') };
}
