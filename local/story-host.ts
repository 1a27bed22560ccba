import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from './story-client';

/** A viewer who asks is on stage after two seconds at most. */
const LOOK_MS = 1000;

/** The host after the story: says yes to everybody who asks, until the signal. */
export async function welcomeEverybody(
  host: ApiClient,
  roomId: string,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    // A look that fails is followed by the next one.
    await answerAll(host, roomId).catch(() => undefined);
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function answerAll(host: ApiClient, roomId: string): Promise<void> {
  const { requests } = await host.call('GET', `/get-room/${roomId}`);
  for (const { userId } of requests) {
    // Of a full stage the rest has to wait.
    await host.call('POST', `/seat-member/${roomId}/${userId}`, {}, [200, 409]);
  }
}
