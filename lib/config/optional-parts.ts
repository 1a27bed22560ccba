/** The parts of the configuration that a deployment may do without. */
import { publicType } from '../event-types';
import { moderationPolicy } from '../moderation-policy';
import { partsOf, type Variables } from './variables';

/**
 * A signed address ends with the role's credentials that have signed it. They are good for 36 h, long
 * enough for a call of 24 h, so that the rest is sure:
 * https://www.alibabacloud.com/help/en/functioncompute/fc-3-0/grant-function-compute-permissions-to-access-other-alibaba-cloud-services
 */
const MAX_REPLAY_URL_TTL_SECONDS = 12 * 3600;

/** Where events go, if anywhere. */
export function webhookOf({
  WEBHOOK_URL,
  WEBHOOK_KEYS,
  WEBHOOK_TYPES,
  WEBHOOK_NETWORK,
}: Pick<Variables, 'WEBHOOK_URL' | 'WEBHOOK_KEYS' | 'WEBHOOK_TYPES' | 'WEBHOOK_NETWORK'>) {
  if (!WEBHOOK_URL || !WEBHOOK_KEYS) return undefined;
  const types = WEBHOOK_TYPES && partsOf(WEBHOOK_TYPES);
  return {
    url: new URL(WEBHOOK_URL),
    keys: partsOf(WEBHOOK_KEYS),
    /** Whether the receiver is told events of this type. */
    wants: (type: string) => !types || types.includes(publicType(type)),
    /** Whether it may be in a network of one's own. */
    isPrivate: WEBHOOK_NETWORK === 'private',
  };
}

/** Where recordings are kept, and how long; nothing is recorded without a bucket. */
export function replaysOf(env: Variables) {
  const { REPLAY_BUCKET: bucket } = env;
  if (!bucket) return undefined;
  return {
    bucket,
    endpoint: new URL(env.REPLAY_OSS_ENDPOINT),
    ownUrl: env.REPLAY_URL_BASE === undefined ? undefined : new URL(env.REPLAY_URL_BASE),
    region: env.REPLAY_OSS_REGION,
    days: env.REPLAY_DAYS,
    urlTtlSeconds: Math.min(env.REPLAY_URL_TTL_SECONDS, MAX_REPLAY_URL_TTL_SECONDS),
  };
}

/** How reports of moderation are verified, and what is done about them; nothing if none are taken. */
export function moderationOf(env: Variables) {
  const { MODERATION_KEYS: keys, MODERATION_POLICY: policy } = env;
  if (!keys || !policy) return undefined;
  return {
    keys: partsOf(keys),
    policy: moderationPolicy(policy) ?? [],
  };
}
