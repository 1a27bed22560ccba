import { ApiRefused } from '../../aliyun/openapi';
import { equalSecrets } from '../../model/equal-secrets';
import { ACCESS_KEY_NAMES } from '../settings';
import type { Check } from './check';
import type { Facts } from './facts';
import { type Finding, look, right, wrong } from './finding';

const PUSH = { variable: 'LIVE_PUSH_DOMAIN', key: 'LIVE_PUSH_KEY', type: 'liveEdge' };
const PLAY = { variable: 'LIVE_PLAY_DOMAIN', key: 'LIVE_PLAY_KEY', type: 'liveVideo' };
type Side = typeof PUSH;
type Fields = Record<string, unknown>;

/** The domains that are pushed to and played from. */
export const liveDomainChecks: Check[] = [
  {
    name: 'push-domain',
    needs: [...ACCESS_KEY_NAMES, PUSH.variable],
    run: (facts) => domain(facts, PUSH),
  },
  {
    name: 'play-domain',
    needs: [...ACCESS_KEY_NAMES, PLAY.variable],
    run: (facts) => domain(facts, PLAY),
  },
  {
    name: 'domains-bound',
    needs: [...ACCESS_KEY_NAMES, PUSH.variable, PLAY.variable],
    run: bound,
  },
  {
    name: 'push-signing',
    needs: [...ACCESS_KEY_NAMES, PUSH.variable, PUSH.key],
    run: (facts) => signing(facts, PUSH),
  },
  {
    name: 'play-signing',
    needs: [...ACCESS_KEY_NAMES, PLAY.variable, PLAY.key],
    run: (facts) => signing(facts, PLAY),
  },
  { name: 'play-latency', needs: [...ACCESS_KEY_NAMES, PLAY.variable], run: latency },
];

/** https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-describelivedomaindetail */
async function domain(facts: Facts, { variable, type }: Side): Promise<Finding> {
  const DomainName = facts.value(variable);
  const answer = await ofDomain(facts, 'DescribeLiveDomainDetail', { DomainName });
  const detail: Fields | undefined = answer && Object(answer.DomainDetail);
  if (!detail) {
    return wrong(
      `The account has no live domain ${DomainName}.`,
      `Add it in the Live console, or set ${variable} to the one that is there.`,
    );
  }
  if (detail.LiveDomainType !== type) {
    return wrong(
      `${DomainName} is a domain of the other kind (${detail.LiveDomainType}).`,
      'LIVE_PUSH_DOMAIN takes the ingest domain, LIVE_PLAY_DOMAIN the streaming domain.',
    );
  }
  if (detail.DomainStatus !== 'online') {
    return wrong(
      `${DomainName} is ${detail.DomainStatus}.`,
      'Start it in the Live console; one that is being configured takes minutes.',
    );
  }
  const isSecure = type === PLAY.type && facts.value('LIVE_PLAY_SCHEME') === 'https';
  if (isSecure && detail.SSLProtocol !== 'on') {
    return wrong(
      `${DomainName} has no HTTPS, and the play addresses begin with https.`,
      'Put a certificate on the domain in the Live console, or set LIVE_PLAY_SCHEME=http.',
    );
  }
  return right(`${DomainName} is online.`);
}

/** https://help.aliyun.com/document_detail/172993.htm (DescribeLiveDomainMapping) */
async function bound(facts: Facts): Promise<Finding> {
  const [push, play] = [facts.value(PUSH.variable), facts.value(PLAY.variable)];
  const answer = await ofDomain(facts, 'DescribeLiveDomainMapping', { DomainName: push });
  const models = listOf(Object(answer?.LiveDomainModels).LiveDomainModel);
  if (models.some(({ DomainName }) => DomainName === play)) {
    return right('What is pushed to the one is played from the other.');
  }
  return wrong(
    `${push} and ${play} are not bound to each other.`,
    'Live console > domain names > the play domain > ingest domain: bind them.',
  );
}

/**
 * The function `aliauth` of DescribeLiveDomainConfigs: `auth_type`, `auth_key1`, `auth_key2`.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-describelivedomainconfigs
 */
async function signing(facts: Facts, { variable, key }: Side): Promise<Finding> {
  const DomainName = facts.value(variable);
  const args = await functionOf(facts, DomainName, 'aliauth');
  if (args?.auth_type !== 'type_a') {
    return wrong(
      `${DomainName} does not ask for signed addresses of type A.`,
      'Live console > domain names > access control > URL signing: switch it on.',
    );
  }
  // Either is good; the second is there so that the first can be changed.
  const isKnown = [args.auth_key1, args.auth_key2].some(
    (known) => known !== undefined && equalSecrets(known, facts.value(key)),
  );
  if (isKnown) return right(`${DomainName} asks for signed addresses of type A, with ${key}.`);
  return wrong(
    `${key} is neither of the two keys of ${DomainName}: every address would be refused.`,
    'Copy a key from the Live console > domain names > access control > URL signing.',
  );
}

/**
 * A play domain in the half-second mode of RTS makes the push of a mix fail. The API tells whether
 * RTS is on (the function `ali_grtn`), but not in which mode.
 * https://help.aliyun.com/zh/live/bypass-mixed-flow
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-batchsetlivedomainconfigs
 */
async function latency(facts: Facts): Promise<Finding> {
  const DomainName = facts.value(PLAY.variable);
  const args = await functionOf(facts, DomainName, 'ali_grtn').catch(unlessUnsupported);
  if (args && args.grtn_rts_play !== 'on') {
    return right('RTS is off, and so is its half-second mode, in which no mix could be pushed.');
  }
  return look(
    args ? `RTS is on for ${DomainName}; no API says in which mode.` : 'RTS cannot be asked for.',
    'Live console > Live+ > RTS: it must not be the half-second mode (200–400 ms), in which no mix can be pushed.',
  );
}

/** The arguments of a function of a domain; undefined if it has none, or there is no such domain. */
async function functionOf(facts: Facts, DomainName: string, name: string) {
  const parameters = { DomainName, FunctionNames: name };
  const answer = await ofDomain(facts, 'DescribeLiveDomainConfigs', parameters);
  const configs = listOf(Object(answer?.DomainConfigs).DomainConfig);
  const config = configs.find(({ FunctionName }) => FunctionName === name);
  if (!config) return undefined;
  const args = listOf(Object(config.FunctionArgs).FunctionArg);
  const pairs = args.map(({ ArgName, ArgValue }) => [String(ArgName), String(ArgValue)]);
  return Object.fromEntries(pairs) as Record<string, string | undefined>;
}

async function ofDomain(facts: Facts, action: string, parameters: object) {
  try {
    return await facts.live.call(action, parameters);
  } catch (error) {
    if (error instanceof ApiRefused && error.code === 'InvalidDomain.NotFound') return undefined;
    throw error;
  }
}

/** Some samples have the one element alone where the reference has a list. */
function listOf(value: unknown): Fields[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(Object);
}

function unlessUnsupported(error: unknown): undefined {
  const isUnsupported = error instanceof ApiRefused && error.code.endsWith('ValueNotSupported');
  if (!isUnsupported) throw error;
}
