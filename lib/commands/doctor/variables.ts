import { readConfig } from '../../config';
import type { Check } from './check';
import { right, wrong } from './finding';

/** What the commands need beside what the functions need. */
const OF_OPERATOR = [
  'ALIBABA_CLOUD_ACCESS_KEY_ID',
  'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
  'CALLBACK_SECRET',
];

/** The variables of this shell, and whose access key they hold. */
export const variableChecks: Check[] = [
  {
    name: 'variables',
    look: async ({ env }) => {
      const problems = OF_OPERATOR.filter((name) => !env[name]).map((name) => `${name} is missing`);
      const unusable = refusalOf(() => readConfig(env));
      const said = [...(unusable ? [unusable] : []), ...problems];
      if (said.length > 0) {
        return wrong(said.join('; '), 'Set them as the README says, under “Configuration”.');
      }
      return right(`All that is needed is set and of the right form; MIXER=${env.MIXER}.`);
    },
  },
  {
    name: 'access-key',
    needs: ['ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
    look: async (facts) => right(`It belongs to account ${await facts.accountId()}.`),
  },
];

function refusalOf(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
