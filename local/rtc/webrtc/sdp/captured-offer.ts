import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What clients really offer, for the tests: those of Chromium 147 and Firefox 153 (with OpenH264)
 * as they came, by pages with and without a camera; those of OBS (libdatachannel), aiortc and
 * Kurento in the form that they are known to have.
 */
export function capturedOffer(name: string): string {
  const text = readFileSync(join(__dirname, 'offers', `${name}.sdp`), 'utf8');
  return text.replaceAll('\n', '\r\n');
}
