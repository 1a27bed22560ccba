import { Ports } from '../ports';
import type { CloudDescription } from '../state/environment';
import { loadCertificate } from './certificate';
import { type Door, Doors } from './doors';
import { startLanServer } from './lan-server';

/** The local cloud as other devices reach it. */
export interface Lan {
  /** The pages' origin. */
  url: string;
  close(): Promise<void>;
}

/**
 * Opens the pages of a running cloud, and what they need, to the network of this address. The port
 * is the pages' own, or the next that is free there.
 */
export async function openLan(
  { web, gateway, rtc, live, payments, replays }: CloudDescription,
  { address, statePath }: { address: string; statePath: string },
): Promise<Lan> {
  const port = await new Ports(address).take(Number(new URL(web).port));
  const certificate = await loadCertificate(statePath, { address, nowMs: Date.now() });
  const url = `https://${address}:${port}`;
  const doors = new Doors(url, [
    // Whoever is in the same network is no operator.
    { prefix: '', inside: web, paths: /^\/(?!local\/admin)/ },
    { prefix: '/lan/api', inside: gateway },
    // An object by its signed address; the bucket itself is not for devices of elsewhere.
    { prefix: '/lan/replays', inside: replays, paths: /^\/[^/?]/ },
    // Neither the OpenAPI nor the ledger is for devices of elsewhere.
    { prefix: '/lan/rtc', inside: `http://${rtc.endpoint}`, paths: /^\/wh[ie]p(?:[/?]|$)/ },
    { prefix: '/lan/play', inside: `http://${live.playDomain}` },
    { prefix: '/lan/pay', inside: payments, paths: /^\/(?:pay|cancel)(?:\?|$)/ },
  ] satisfies Door[]);
  const server = await startLanServer({ doors, certificate });
  return { url, close: () => server.close() };
}
