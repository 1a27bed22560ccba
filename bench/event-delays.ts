import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A customer's server that takes every event, and notes how old it is by then, in milliseconds. */
export async function receiveEvents(): Promise<{ url: string; delaysMs: number[]; stop(): void }> {
  const delaysMs: number[] = [];
  const server = createServer(async (request, response) => {
    const { time } = (await json(request)) as { time: string };
    delaysMs.push(Date.now() - Date.parse(time));
    response.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/`, delaysMs, stop };
}
