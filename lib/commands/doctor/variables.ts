import { deploySettings } from '../deploy/settings';
import { environmentBytes, MAX_ENVIRONMENT_BYTES } from '../project/wanted';
import { ACCESS_KEY_NAMES } from '../settings';
import type { Check } from './check';
import { right, wrong } from './finding';

/** The variables of this shell, and whose access key they hold. */
export const variableChecks: Check[] = [
  {
    name: 'variables',
    run: async ({ env }) => {
      const unusable = refusalOf(() => deploySettings(env));
      // The functions can do without it; then nobody tells them who comes and goes.
      const lacks = env.CALLBACK_SECRET ? [] : ['CALLBACK_SECRET is missing'];
      const said = [...(unusable ? [unusable] : []), ...lacks];
      if (said.length > 0) {
        return wrong(said.join('; '), 'docs/configuration.md has them all.');
      }
      return right(`All that is needed is set and of the right form; MIXER=${env.MIXER}.`);
    },
  },
  {
    name: 'environment-size',
    needs: ['API_DOMAIN'],
    run: async (facts) => {
      const { functions } = await facts.wanted();
      const bytes = Math.max(0, ...functions.map(environmentBytes));
      if (bytes <= MAX_ENVIRONMENT_BYTES) {
        return right(`${bytes} of the ${MAX_ENVIRONMENT_BYTES} bytes that a function may have.`);
      }
      return wrong(
        `The functions' variables take ${bytes} bytes; Function Compute takes ${MAX_ENVIRONMENT_BYTES}.`,
        'Shorten the longest, such as ALLOWED_ORIGINS.',
      );
    },
  },
  {
    name: 'access-key',
    needs: ACCESS_KEY_NAMES,
    run: async (facts) => right(`It belongs to account ${await facts.accountId()}.`),
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
