import { PREFLIGHT_HEADERS } from '../lib/cors';
import { responder } from '../lib/http';

/** Tells browsers what a page of another origin may send; every path is answered alike. */
export const handler = responder('OPTIONS /*', async () => ({
  status: 204,
  headers: PREFLIGHT_HEADERS,
}));
