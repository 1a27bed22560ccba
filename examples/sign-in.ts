import { readFileSync } from 'node:fs';

/** Where the API is, and how a user gets a token for it. */
export interface Deployment {
  apiUrl: string;
  /** Your own login service does this in production. */
  tokenOf(userId: string): Promise<string>;
}

/** The local cloud that `npm start` runs; it makes tokens for anybody. */
export function localCloud(statePath = '.lianmai'): Deployment {
  const { gateway, control } = JSON.parse(readFileSync(`${statePath}/cloud.json`, 'utf8'));
  return {
    apiUrl: gateway,
    async tokenOf(userId) {
      const response = await fetch(`${control}/tokens`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ userId }),
        signal: AbortSignal.timeout(5000),
      });
      const { token } = (await response.json()) as { token: string };
      return token;
    },
  };
}
