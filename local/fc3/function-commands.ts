import { resolve } from 'node:path';
import { packCode } from '../fc/code-package';
import type { FunctionView } from '../fc/deploy-actions';
import { type FunctionProps, functionPropsShape } from '../fc/function-props';
import { problemsOf } from '../fc/problems';
import { handlerProblems } from '../fc/template';
import { confirm } from './confirm';
import { listFlag, readFlags } from './flags';
import { functionNameOf, type Inputs, type Logger, projectPath } from './inputs';
import type { LocalCloud, Put } from './local-cloud';
import { planLines } from './plan';
import { hideSecrets } from './secrets';

/** `s deploy`: checks the resource, packs its code and hands both to the local cloud. */
export async function deployFunction(inputs: Inputs, cloud: LocalCloud, logger: Logger) {
  const { props } = inputs;
  const problems = [
    ...problemsOf(functionPropsShape, props),
    ...handlerProblems(props, projectPath(inputs)),
  ];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const view = await cloud.putFunction(await putOf(inputs));
  warnOfOtherClouds(view, cloud, logger);
  // They are the same for every function: `s info` shows them.
  const { environmentVariables: _, ...shown } = describe(view, cloud);
  return shown;
}

/** `s info`: what is deployed. Throws if there is no such function. */
export async function infoFunction(inputs: Inputs, cloud: LocalCloud) {
  const flags = readFlags(inputs.args);
  return describe(await cloud.getFunction(functionNameOf(inputs, flags)), cloud);
}

/** `s plan`: what `s deploy` would change, as lines that start with `+`, `-` or `~`. */
export async function planFunction(inputs: Inputs, cloud: LocalCloud, logger: Logger) {
  const problems = problemsOf(functionPropsShape, inputs.props);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const { code: _, ...wanted } = functionPropsShape.parse(inputs.props);
  const deployed = await cloud.getFunction(wanted.functionName).catch(absent);
  const { code: __, ...current } = deployed?.props ?? { code: '' };
  logger.write(planLines(hideSecrets(current), hideSecrets(wanted)).join('\n'));
}

/** `s remove`: removes the function, or with `--trigger` only triggers of it. */
export async function removeFunction(inputs: Inputs, cloud: LocalCloud, logger: Logger) {
  const flags = readFlags(inputs.args, { y: 'assume-yes' });
  const name = functionNameOf(inputs, flags);
  const deployed = await cloud.getFunction(name).catch(absent);
  if (!deployed) return logger.write(`Function ${name} is not deployed: nothing to remove.`);
  const triggers =
    flags.trigger && !flags.function ? triggerNames(flags, deployed.props) : undefined;
  const what = triggers ? `triggers ${triggers.join(', ')} of ${name}` : `function ${name}`;
  logger.write(`Remove ${what}`);
  if (!flags['assume-yes'] && !(await confirm())) return;
  await cloud.removeFunction(name, triggers);
}

async function putOf(inputs: Inputs): Promise<Put> {
  const { props } = inputs;
  const flags = readFlags(inputs.args, { y: 'assume-yes' });
  const packed = () => packCode(resolve(projectPath(inputs), String(props.code)));
  if (flags.trigger && !flags.function) {
    const named = listFlag(flags, 'trigger');
    return { props, config: false, ...(named && { triggerNames: named }) };
  }
  if (flags.function === 'code')
    return { props, config: false, triggerNames: [], code: await packed() };
  if (flags.function === 'config') return { props, triggerNames: [] };
  return { props, code: await packed(), ...(flags.function && { triggerNames: [] }) };
}

function triggerNames(flags: Record<string, unknown>, props: FunctionProps): string[] {
  if (typeof flags.trigger === 'string') return flags.trigger.split(',');
  return props.triggers.map(({ triggerName }) => triggerName);
}

/** What `s` shows of a function, in the names of the service's API. */
function describe(view: FunctionView, cloud: LocalCloud) {
  const { code: _, triggers, ...props } = view.props;
  const hasHttp = triggers.some(({ triggerType }) => triggerType === 'http');
  return {
    ...hideSecrets({ ...props, environmentVariables: view.environmentVariables }),
    codeChecksum: view.codeChecksum,
    codeSize: view.codeSize,
    createdTime: view.createdTime,
    lastModifiedTime: view.lastModifiedTime,
    ...(triggers.length > 0 && { triggers }),
    ...(hasHttp && { url: { custom_domain: cloud.description.gateway } }),
  };
}

/** A shell that was set up for Alibaba Cloud would have local functions call it. */
function warnOfOtherClouds(view: FunctionView, cloud: LocalCloud, logger: Logger): void {
  const { tablestore, rtc } = cloud.description;
  const local = { OTS_ENDPOINT: tablestore.endpoint, RTC_ENDPOINT: `http://${rtc.endpoint}` };
  for (const [name, endpoint] of Object.entries(local)) {
    const given = view.environmentVariables[name];
    if (given === undefined || given === endpoint) continue;
    logger.warn(
      `${name} is ${given}, not the local cloud's ${endpoint}: unset it to use that one.`,
    );
  }
}

function absent(error: Error): undefined {
  if (!error.message.startsWith('FunctionNotFound')) throw error;
}
