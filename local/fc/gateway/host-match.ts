import { isIP } from 'node:net';
import type { Deployment, Domain, FunctionSpec, HttpTrigger } from '../deployment';

/** Whom a request is for, by its `Host` header. */
export type HostMatch =
  | { kind: 'domain'; domain: Domain }
  | { kind: 'trigger'; spec: FunctionSpec; trigger: HttpTrigger }
  | { kind: 'unknown' };

/**
 * Finds what a host name stands for: a custom domain, or the trigger of one function
 * (`<function>-<ten letters>.<region>.fcapp.run`; `….localhost` leads here by itself).
 * The gateway has an address and no name of its own: asked by that, it answers for the custom
 * domain that was written last.
 */
export function matchHost({ functions, domains }: Deployment, host: string): HostMatch {
  const name = nameOf(host);
  const domain = domains.find(({ domainName }) => domainName === name) ?? ownDomain(domains, name);
  if (domain) return { kind: 'domain', domain };
  const [, subdomain] = /^([^.]+)\.(?:localhost|[a-z0-9-]+\.fcapp\.run)$/.exec(name) ?? [];
  if (subdomain === undefined) return { kind: 'unknown' };
  for (const spec of functions) {
    const trigger = spec.triggers.find((it) => it.type === 'http' && it.subdomain === subdomain);
    if (trigger?.type === 'http') return { kind: 'trigger', spec, trigger };
  }
  return { kind: 'unknown' };
}

/** The host without its port, as the event's `domainName` has it. */
export function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '');
}

function ownDomain(domains: Domain[], name: string): Domain | undefined {
  const isAddress = name === 'localhost' || name === '' || isIP(name.replace(/^\[|\]$/g, '')) > 0;
  return isAddress ? domains.at(-1) : undefined;
}
