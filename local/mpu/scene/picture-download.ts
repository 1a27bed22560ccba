/** A server that takes longer for one picture does not serve it. */
const TIMEOUT_MS = 5000;
const MAX_BYTES = 4 * 1024 * 1024;

/** Fetches a picture by HTTP or HTTPS; throws with one clear line if that cannot be done. */
export async function downloadPicture(url: string): Promise<Buffer> {
  if (!/^https?:\/\//i.test(url)) throw new Error('Expected a URL of http or https.');
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok || !response.body) throw new Error(`The server answered ${response.status}.`);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    // Leaving the loop ends the transfer.
    if (bytes > MAX_BYTES) throw new Error(`The picture has more than ${MAX_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
