import { ApiRefused } from '../../aliyun/openapi';
import { recordSetup } from '../record-setup';
import type { RecordSettings } from '../settings';

/**
 * Puts the recording template on the streaming domain if it is not there yet, and prints a line.
 * Throws a sentence.
 */
export async function setRecordTemplate(
  settings: RecordSettings,
  { isDryRun }: { isDryRun: boolean },
): Promise<void> {
  const setup = recordSetup(settings);
  const found = await setup.template().catch(explained);
  if (found === 'other') {
    throw new Error(
      `${settings.domain} has another recording template for the app ${settings.app}: delete it in the Live console, or use another app.`,
    );
  }
  if (found === 'absent' && !isDryRun) await setup.addTemplate().catch(explained);
  const outcome = { absent: isDryRun ? 'would be set' : 'set', present: 'present' }[found];
  process.stdout.write(`recording template of ${settings.domain}: ${outcome}\n`);
}

function explained(error: unknown): never {
  if (!(error instanceof ApiRefused)) throw error;
  throw new Error(
    `the Live API refused: ${error.code}. Check LIVE_PLAY_DOMAIN and REPLAY_BUCKET, and give the access key the rights of docs/ram/deployer.json.`,
  );
}
