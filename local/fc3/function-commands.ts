import { resolve } from 'node:path';
import * as models from '@alicloud/fc20230330';
import { readFolder } from '../fc/code/code-package';
import { zip } from '../fc/code/zip';
import { problemsOf } from '../fc/config/problems';
import { type FunctionProps, functionPropsShape } from '../fc/template/function-props';
import { handlerProblems } from '../fc/template/template';
import { supply, toFunctionInput } from '../fc/template/template-input';
import { confirm } from './confirm';
import { readFlags } from './flags';
import { functionNameOf, type Inputs, type Logger, projectPath } from './inputs';
import type { LocalCloud } from './local-cloud';
import { planLines } from './plan';
import { hideSecrets } from './secrets';
import { deployTriggers, readTriggers, removeTriggers } from './triggers';

/** `s deploy`: checks the resource and deploys it: the function, then its triggers. */
export async function deployFunction(inputs: Inputs, cloud: LocalCloud, logger: Logger) {
  const { props } = inputs;
  const flags = readFlags(inputs.args, { y: 'assume-yes' });
  const problems = [
    ...problemsOf(functionPropsShape, props),
    ...handlerProblems(props, projectPath(inputs)),
  ];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const wanted = functionPropsShape.parse(props);
  if (!flags.trigger || flags.function) await putFunction(inputs, wanted, cloud, flags.function);
  if (!flags.function || flags.trigger) await deployTriggers(wanted, cloud, flags);
  const view = await readFunction(wanted.functionName, cloud);
  warnOfOtherClouds(view.environmentVariables ?? {}, cloud, logger);
  // They are the same for every function: `s info` shows them.
  const { environmentVariables: _, ...shown } = await describe(view, cloud);
  return shown;
}

/** `s info`: what is deployed. Throws if there is no such function. */
export async function infoFunction(inputs: Inputs, cloud: LocalCloud) {
  const flags = readFlags(inputs.args);
  return describe(await readFunction(functionNameOf(inputs, flags), cloud), cloud);
}

/** `s plan`: what `s deploy` would change, as lines that start with `+`, `-` or `~`. */
export async function planFunction(inputs: Inputs, cloud: LocalCloud, logger: Logger) {
  const problems = problemsOf(functionPropsShape, inputs.props);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const props = functionPropsShape.parse(inputs.props);
  const deployed = await cloud.find(
    cloud.fc.getFunction(props.functionName, new models.GetFunctionRequest()),
  );
  const wanted = { ...inputOf(props, cloud), triggers: props.triggers };
  const current = deployed && {
    ...pick(deployed, Object.keys(wanted)),
    triggers: (await readTriggers(props.functionName, cloud)).map(
      ({ httpTrigger: _, ...trigger }) => trigger,
    ),
  };
  logger.write(planLines(hideSecrets(current ?? {}), hideSecrets(wanted)).join('\n'));
}

/** `s remove`: removes the function and its triggers, or with `--trigger` only triggers of it. */
export async function removeFunction(inputs: Inputs, cloud: LocalCloud, logger: Logger) {
  const flags = readFlags(inputs.args, { y: 'assume-yes' });
  const name = functionNameOf(inputs, flags);
  const deployed = await cloud.find(cloud.fc.getFunction(name, new models.GetFunctionRequest()));
  if (!deployed) return logger.write(`Function ${name} is not deployed: nothing to remove.`);
  const all = (await readTriggers(name, cloud)).map(({ triggerName }) => triggerName ?? '');
  const onlyTriggers = flags.trigger !== undefined && !flags.function;
  const named = typeof flags.trigger === 'string' ? flags.trigger.split(',') : all;
  const what = onlyTriggers ? `triggers ${named.join(', ')} of ${name}` : `function ${name}`;
  logger.write(`Remove ${what}`);
  if (!flags['assume-yes'] && !(await confirm())) return;
  await removeTriggers(name, onlyTriggers ? named : all, cloud);
  if (!onlyTriggers) await cloud.ask(cloud.fc.deleteFunction(name));
}

/** Creates the function or updates it: its code, its configuration, or both. */
async function putFunction(
  inputs: Inputs,
  props: FunctionProps,
  cloud: LocalCloud,
  part: string | true | undefined,
): Promise<void> {
  const { functionName } = props;
  const config = part === 'code' ? {} : inputOf(props, cloud);
  const code = part === 'config' ? {} : { code: await packed(inputs, props) };
  const request = new models.GetFunctionRequest();
  if (await cloud.find(cloud.fc.getFunction(functionName, request))) {
    const body = new models.UpdateFunctionInput({ ...config, ...code });
    const update = new models.UpdateFunctionRequest({ body });
    await cloud.ask(cloud.fc.updateFunction(functionName, update));
    return;
  }
  const body = new models.CreateFunctionInput({ ...inputOf(props, cloud), ...code });
  await cloud.ask(cloud.fc.createFunction(new models.CreateFunctionRequest({ body })));
}

async function packed(inputs: Inputs, props: FunctionProps): Promise<models.InputCodeLocation> {
  const files = await readFolder(resolve(projectPath(inputs), props.code));
  return new models.InputCodeLocation({ zipFile: zip(files).toString('base64') });
}

function inputOf(props: FunctionProps, cloud: LocalCloud) {
  const input = toFunctionInput(props);
  const { environment } = cloud.description;
  return { ...input, environmentVariables: supply(input.environmentVariables, environment) };
}

function readFunction(name: string, cloud: LocalCloud): Promise<models.Function> {
  return cloud.ask(cloud.fc.getFunction(name, new models.GetFunctionRequest()));
}

/** What `s` shows of a function, in the names of the service's API. */
async function describe(view: models.Function, cloud: LocalCloud) {
  const triggers = await readTriggers(view.functionName ?? '', cloud);
  const url = triggers.find(({ triggerType }) => triggerType === 'http')?.httpTrigger?.urlInternet;
  return {
    ...hideSecrets({ ...view.toMap(), environmentVariables: view.environmentVariables ?? {} }),
    ...(triggers.length > 0 && { triggers }),
    ...(url && { url: { system_url: url, custom_domain: cloud.description.gateway } }),
  };
}

/** A shell that was set up for Alibaba Cloud would have local functions call it. */
function warnOfOtherClouds(
  environment: Record<string, string>,
  cloud: LocalCloud,
  logger: Logger,
): void {
  const { tablestore, rtc } = cloud.description;
  const local = { OTS_ENDPOINT: tablestore.endpoint, RTC_ENDPOINT: `http://${rtc.endpoint}` };
  for (const [name, endpoint] of Object.entries(local)) {
    const given = environment[name];
    if (given === undefined || given === endpoint) continue;
    logger.warn(
      `${name} is ${given}, not the local cloud's ${endpoint}: unset it to use that one.`,
    );
  }
}

function pick(from: object, names: string[]): object {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}
