import type { Check } from './check';
import type { Facts } from './facts';
import { type Finding, look, right } from './finding';

const TIMEOUT_MS = 15_000;
/** Any that is not the domain's own. */
const A_PAGE = 'https://pages.example.com';
const SET = 'Live console > domain names > the play domain > HTTP headers: set';
const HEADERS = 'Access-Control-Allow-Origin (*) and Access-Control-Allow-Methods (GET)';

/** Whether the play domain lets web pages play. */
export const webPlayerChecks: Check[] = [
  { name: 'play-pages', needs: ['LIVE_PLAY_DOMAIN'], run: playPages },
];

/**
 * No API is known that tells the headers of a play domain, so that it is asked as a page would ask,
 * for a stream that is not there. That a refusal has the headers of a stream is not documented.
 * https://help.aliyun.com/zh/live/developer-reference/web-player
 */
async function playPages(facts: Facts): Promise<Finding> {
  const domain = facts.value('LIVE_PLAY_DOMAIN');
  const answer = await ask(`${facts.value('LIVE_PLAY_SCHEME')}://${domain}/live/doctor.flv`);
  if (answer?.headers.has('access-control-allow-origin')) {
    return right(`Web pages may play from ${domain}.`);
  }
  return look(
    answer
      ? `${domain} did not say that web pages of other addresses may play from it.`
      : `${domain} did not answer.`,
    `${SET} ${HEADERS}; without them nobody sees a broadcast in a browser.`,
  );
}

async function ask(url: string): Promise<Response | undefined> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const answer = await fetch(url, { signal, headers: { origin: A_PAGE } }).catch(() => undefined);
  await answer?.body?.cancel();
  return answer;
}
