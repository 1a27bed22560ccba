/** The parts of the configuration that a deployment may do without. */
import { publicType } from '../event-types';
import { moderationPolicy } from '../moderation-policy';
import { partsOf, type Variables } from './variables';

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
    // A signature of version 4 is good for seven days at most.
    urlTtlSeconds: Math.min(env.REPLAY_URL_TTL_SECONDS, 7 * 86_400),
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
