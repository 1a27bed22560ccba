/**
 * Loaded into the process of the local cloud before its own code: notes what the API answers to the
 * clients that live there (guests, senders of callbacks, the payment provider), for `LocalCloud` to
 * hold it to `openapi.json`. Each answer is one line of JSON in the file that NOTED_ANSWERS names.
 */
import { appendFileSync } from 'node:fs';

const { fetch, process } = globalThis;

globalThis.fetch = async (url, init) => {
  const response = await fetch(url, init);
  const { status, headers } = response;
  // Every answer of the API has one, and nothing else.
  if (headers.has('x-request-id')) {
    const { pathname, search } = new URL(url);
    const call = { method: init?.method ?? 'GET', path: pathname + search };
    const text = await response.clone().text();
    const line = JSON.stringify({ ...call, status, headers: [...headers], text });
    appendFileSync(process.env.NOTED_ANSWERS, `${line}\n`);
  }
  return response;
};
