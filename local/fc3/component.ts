/** The work of the component: `index.js` hands each command of `s` to `run`. */
import { isDomain } from '../fc/template/template';
import { deployDomain, infoDomain, planDomain, removeDomain } from './domain-commands';
import { deployFunction, infoFunction, planFunction, removeFunction } from './function-commands';
import type { Inputs, Logger } from './inputs';
import { invokeFunction } from './invoke';
import { LocalCloud } from './local-cloud';
import { showLogs } from './logs';
import { forgetTarget, rememberTarget, targetSource } from './remembered-target';

export { verifiedSchema } from './verify';

type Command = (inputs: Inputs, cloud: LocalCloud, logger: Logger) => Promise<unknown>;

const FUNCTION_COMMANDS: Record<string, Command> = {
  deploy: deployFunction,
  plan: planFunction,
  info: infoFunction,
  invoke: invokeFunction,
  logs: showLogs,
  remove: removeFunction,
};

/** A custom domain cannot be called and prints nothing. */
const DOMAIN_COMMANDS: Record<string, Command> = {
  deploy: deployDomain,
  plan: planDomain,
  info: infoDomain,
  remove: removeDomain,
};

let isAnnounced = false;

/**
 * Runs a command of `s` for one resource; what it returns is shown as the result. The first one of
 * a process says that it goes to the local cloud, as the same command may go to Alibaba Cloud.
 */
export async function run(command: string, inputs: Inputs, logger: Logger): Promise<unknown> {
  const commands = isDomain(inputs.props) ? DOMAIN_COMMANDS : FUNCTION_COMMANDS;
  const perform = commands[command];
  if (perform === undefined) return undefined;
  const cloud = await LocalCloud.find(inputs);
  if (!isAnnounced) {
    logger.write(`To the local cloud at ${cloud.description.gateway}${targetSource(inputs)}`);
  }
  isAnnounced = true;
  const result = await perform(inputs, cloud, logger);
  if (command === 'deploy') rememberTarget(inputs, logger);
  if (command === 'remove' && (await cloud.isEmpty())) forgetTarget(inputs, logger);
  return result;
}
