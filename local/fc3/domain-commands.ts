import { domainPropsShape } from '../fc/domain-props';
import { problemsOf } from '../fc/problems';
import { confirm } from './confirm';
import { readFlags } from './flags';
import type { Inputs, Logger } from './inputs';
import type { DomainView, LocalCloud } from './local-cloud';
import { planLines } from './plan';

/** `s deploy` of a custom domain: its routes replace those that it had. */
export async function deployDomain(inputs: Inputs, cloud: LocalCloud) {
  return describe(await cloud.putDomain(inputs.props));
}

/** `s info` of a custom domain. Throws if it is not deployed. */
export async function infoDomain(inputs: Inputs, cloud: LocalCloud) {
  return describe(await cloud.getDomain(domainName(inputs)));
}

/** `s plan` of a custom domain. */
export async function planDomain(inputs: Inputs, cloud: LocalCloud, logger: Logger) {
  const problems = problemsOf(domainPropsShape, inputs.props);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const deployed = await cloud.getDomain(domainName(inputs)).catch(absent);
  const wanted = domainPropsShape.parse(inputs.props);
  logger.write(planLines(deployed?.props ?? {}, wanted).join('\n'));
}

/** `s remove` of a custom domain: its routes lead nowhere from now on. */
export async function removeDomain(inputs: Inputs, cloud: LocalCloud, logger: Logger) {
  const name = domainName(inputs);
  const deployed = await cloud.getDomain(name).catch(absent);
  if (!deployed) return logger.write(`Domain ${name} is not deployed: nothing to remove.`);
  logger.write(`Remove custom domain ${name}`);
  if (!readFlags(inputs.args, { y: 'assume-yes' })['assume-yes'] && !(await confirm())) return;
  await cloud.removeDomain(name);
}

function describe({ props, url }: DomainView) {
  return { ...props, url };
}

function domainName(inputs: Inputs): string {
  return String(inputs.props.domainName);
}

function absent(error: Error): undefined {
  if (!error.message.startsWith('DomainNameNotFound')) throw error;
}
