import { type OtsError, parameterInvalid } from './errors';

/** Refuses what this server does not imitate, so that nothing comes to depend on its absence. */
export function unsupported(feature: string): OtsError {
  return parameterInvalid(`The local Tablestore does not have ${feature}.`);
}
