import type { IncomingHttpHeaders } from 'node:http';
import { jwtVerify } from 'jose';
import type { Clock } from '../clock';
import { Refusal } from '../http/refusal';

/** Whose token a call has, as a customer's own server knows its users. Throws a 401. */
export async function viewerOf(
  { authorization = '' }: IncomingHttpHeaders,
  { jwtSecret, clock }: { jwtSecret: string; clock: Pick<Clock, 'now'> },
): Promise<string> {
  const token = /^Bearer (\S+)$/.exec(authorization)?.[1] ?? '';
  const secret = new TextEncoder().encode(jwtSecret);
  const options = { algorithms: ['HS256'], currentDate: new Date(clock.now()) };
  const verified = await jwtVerify(token, secret, options).catch(() => undefined);
  const userId = verified?.payload.sub;
  if (!userId) throw new Refusal(401, 'Unauthorized', 'Expected the token of a viewer.');
  return userId;
}
