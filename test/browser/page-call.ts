import type { Page } from 'playwright-core';

/** What a page sends, and what its scripts can read of the answer. */
export interface PageCall {
  method: string;
  url: string;
  token?: string;
  body?: object;
}

export interface PageAnswer {
  status: number;
  requestId: string | null;
  etag: string | null;
  body: Record<string, unknown>;
}

/** Makes a call by the script of a page. Throws where the browser keeps the answer from it. */
export function callFrom(page: Page, call: PageCall): Promise<PageAnswer> {
  return page.evaluate(async ({ method, url, token, body }) => {
    const response = await fetch(url, {
      method,
      // A browser asks before it sends such headers to another origin.
      headers: {
        'content-type': 'application/json',
        'x-request-id': 'from-a-page',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      requestId: response.headers.get('x-request-id'),
      etag: response.headers.get('etag'),
      body: (await response.json()) as Record<string, unknown>,
    };
  }, call);
}
