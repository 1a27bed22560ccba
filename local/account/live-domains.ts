import type { LiveDomain } from '../live-openapi/live-domain';
import type { Keys } from '../state/keys';
import type { AccountSettings } from './account';

/** The account's two live domains, as the live API tells of them. */
export function liveDomains(
  names: { pushDomain: string; playDomain: string },
  keys: Pick<Keys, 'livePushKey' | 'livePlayKey'>,
  settings: AccountSettings,
): LiveDomain[] {
  const { pushDomain, playDomain } = names;
  const { isThere } = settings.binding;
  return [
    {
      name: pushDomain,
      type: 'liveEdge',
      key: keys.livePushKey,
      settings: settings.pushDomain,
      ...(isThere && { boundTo: playDomain }),
    },
    {
      name: playDomain,
      type: 'liveVideo',
      key: keys.livePlayKey,
      settings: settings.playDomain,
      ...(isThere && { boundTo: pushDomain }),
    },
  ];
}
