import { equalSecrets } from '../../model/equal-secrets';
import { recordSetup } from '../record-setup';
import { ACCESS_KEY_NAMES, recordSettings } from '../settings';
import { callbackUrl, REGISTER, unregistered } from './callbacks';
import type { Check } from './check';
import type { Facts } from './facts';
import { type Finding, right, wrong } from './finding';

const NEEDS = [...ACCESS_KEY_NAMES, 'LIVE_PLAY_DOMAIN'];
const NOTHING_IS_RECORDED = 'Nothing is recorded: REPLAY_BUCKET is not set.';

/** Whether streams can be recorded, and who is told of their files. */
export const recordingChecks: Check[] = [
  { name: 'record-template', needs: NEEDS, run: template },
  { name: 'record-events', needs: [...NEEDS, 'API_URL', 'CALLBACK_SECRET'], run: events },
];

async function template(facts: Facts): Promise<Finding> {
  const settings = recordSettings(facts.env);
  if (!settings) return right(NOTHING_IS_RECORDED);
  const { domain, app, bucket, ossEndpoint } = settings;
  switch (await recordSetup(settings).template()) {
    case 'present':
      return right(`Streams of ${domain} can be recorded to ${bucket}.`);
    case 'absent':
      return wrong(
        `${domain} has no recording template for the app ${app}: every recording would be refused.`,
        'npm run provision',
      );
    default:
      return wrong(
        `${domain} records the app ${app} otherwise, or to another bucket or endpoint than ${bucket} at ${ossEndpoint}.`,
        'Delete that template in the Live console, or set REPLAY_BUCKET and REPLAY_OSS_ENDPOINT to its own; then npm run provision.',
      );
  }
}

async function events(facts: Facts): Promise<Finding> {
  const settings = recordSettings(facts.env);
  if (!settings) return right(NOTHING_IS_RECORDED);
  const found = await recordSetup(settings).notified();
  if (!found) return unregistered(facts, 'No address is set for the events of recordings.');
  if (found.url !== callbackUrl(facts, 'record')) {
    return wrong('The events of recordings go to another address.', REGISTER);
  }
  if (!isSameKey(found.key, facts.env.RECORD_CALLBACK_KEY)) {
    return wrong('The events of recordings are not signed with RECORD_CALLBACK_KEY.', REGISTER);
  }
  const how = found.key === undefined ? 'not signed' : 'signed';
  return right(`The API receives the events of recordings, ${how}.`);
}

function isSameKey(set: string | undefined, own: string | undefined): boolean {
  if (set === undefined || own === undefined) return set === own;
  return equalSecrets(set, own);
}
