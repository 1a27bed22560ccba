import { Agent, request } from 'node:http';

/** One HTTP request of the load. */
export interface LoadRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** What a stretch of load came to; an operation may be several requests in a row. */
export interface LoadResult {
  operationsPerSecond: number;
  operations: number;
  latenciesMs: number[];
}

/** Keeps connections busy for a while: each sends its next request when the last is answered. */
export async function load(
  baseUrl: string,
  options: { connections: number; durationMs: number; next: () => LoadRequest[] },
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  const startedAt = performance.now();
  const endAt = startedAt + options.durationMs;
  const latenciesMs: number[] = [];
  const connection = async () => {
    while (performance.now() < endAt) {
      const sentAt = performance.now();
      for (const each of options.next()) await send(baseUrl, each, agent);
      latenciesMs.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: options.connections }, connection));
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  const operations = latenciesMs.length;
  return { operations, operationsPerSecond: operations / seconds, latenciesMs };
}

/** Sends one request; rejects unless it is answered with success. */
export function send(
  baseUrl: string,
  { method, path, headers, body }: LoadRequest,
  agent?: Agent,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { method, headers, ...(agent && { agent }) };
    const outgoing = request(baseUrl + path, options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode = 0 } = response;
        if (statusCode >= 200 && statusCode < 300) resolve(text);
        else reject(new Error(`${method} ${path}: ${statusCode} ${text}`));
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
