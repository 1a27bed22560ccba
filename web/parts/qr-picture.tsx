import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { drawQr, type QrDrawing } from '../qr-drawing';

/** A QR code; dark on light whatever the page's colours, as cameras expect it. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const drawing = useSignal<QrDrawing | undefined>(undefined);
  useEffect(() => {
    void drawQr(text).then((drawn) => {
      drawing.value = drawn;
    });
  }, [text]);
  const { size, path } = drawing.value ?? { size: 1, path: '' };
  return (
    <svg viewBox={`0 0 ${size} ${size}`} class="qr" role="img" aria-label={label} data-test="qr">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
