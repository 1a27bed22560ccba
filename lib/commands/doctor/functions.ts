import type { DeployedFunction, DeployedTrigger } from '../../aliyun/function-compute';
import type { WantedFunction } from '../project/wanted';
import { ACCESS_KEY_NAMES } from '../settings';
import type { Check } from './check';
import type { Facts } from './facts';
import { type Finding, look, notYet, right, wrong } from './finding';

/** Without a domain `s.yaml` cannot be read. */
const NEEDS = [...ACCESS_KEY_NAMES, 'API_DOMAIN'];
const DEPLOY = 'npm run deploy';
/** Lists of triggers that are asked for at the same time. */
const AT_ONCE = 5;
/** Enough to see what is wrong. */
const MAX_NAMED = 5;

type Pair = { wanted: WantedFunction; deployed: DeployedFunction };

/** The functions of `s.yaml`, as they are deployed. */
export const functionChecks: Check[] = [
  { name: 'functions', needs: NEEDS, run: functions },
  { name: 'version', needs: NEEDS, run: version },
  { name: 'function-variables', needs: NEEDS, run: variables },
  { name: 'triggers', needs: NEEDS, run: triggers },
];

/** Before a deployment there is nothing to compare. */
export const NOTHING_DEPLOYED = notYet('No function is deployed.', DEPLOY);

async function functions(facts: Facts): Promise<Finding> {
  const [{ functions: wanted }, deployed] = await Promise.all([facts.wanted(), facts.functions()]);
  if (deployed.length === 0) return NOTHING_DEPLOYED;
  const names = (all: { functionName: string }[]) => all.map(({ functionName }) => functionName);
  const missing = names(wanted).filter((name) => !names(deployed).includes(name));
  if (missing.length > 0) return wrong(`Missing: ${some(missing)}.`, DEPLOY);
  const left = names(deployed).filter((name) => !names(wanted).includes(name));
  if (left.length > 0) {
    return look(
      `All ${wanted.length} are deployed, and ${some(left)} beside, which s.yaml does not have.`,
      `${DEPLOY} -- --remove-left`,
    );
  }
  return right(`All ${wanted.length} of s.yaml are deployed.`);
}

/** The deployment writes which code it deploys into the functions' descriptions. */
async function version(facts: Facts): Promise<Finding> {
  const pairs = await deployedPairs(facts);
  if (pairs.length === 0) return NOTHING_DEPLOYED;
  const build = facts.build();
  const others = pairs.filter(({ deployed }) => deployed.description !== build);
  if (others.length === 0) return right(`The code of this checkout is deployed (${build}).`);
  const names = others.map(({ deployed }) => deployed.functionName);
  return wrong(`Other code than this checkout’s: ${some(names)}.`, DEPLOY);
}

/** Values are compared, and only names are told. */
async function variables(facts: Facts): Promise<Finding> {
  const pairs = await deployedPairs(facts);
  if (pairs.length === 0) return NOTHING_DEPLOYED;
  const differing = new Set(pairs.flatMap(differingVariables));
  if (differing.size === 0) return right('The functions have the variables of this shell.');
  return wrong(
    `The functions have other values than this shell: ${[...differing].sort().join(', ')}.`,
    `Set them as they are meant to be, then ${DEPLOY}.`,
  );
}

function differingVariables({ wanted, deployed }: Pair): string[] {
  const [here, there] = [wanted.environmentVariables, deployed.environmentVariables];
  const names = [...Object.keys(here), ...Object.keys(there)];
  // What is empty counts as absent, here and there.
  return names.filter((name) => (here[name] ?? '') !== (there[name] ?? ''));
}

async function triggers(facts: Facts): Promise<Finding> {
  const pairs = await deployedPairs(facts);
  if (pairs.length === 0) return NOTHING_DEPLOYED;
  const problems: string[] = [];
  for (let first = 0; first < pairs.length; first += AT_ONCE) {
    const batch = pairs.slice(first, first + AT_ONCE).map((pair) => triggerProblems(facts, pair));
    problems.push(...(await Promise.all(batch)).flat());
  }
  if (problems.length === 0) return right('Each function has the triggers of s.yaml.');
  return wrong(`${some(problems)}.`, DEPLOY);
}

async function triggerProblems(facts: Facts, { wanted }: Pair): Promise<string[]> {
  const found = await facts.functionCompute.triggers(wanted.functionName);
  return wanted.triggers.flatMap(({ triggerName, triggerType, triggerConfig }) => {
    const name = `${wanted.functionName}/${triggerName}`;
    const trigger = found.find((it) => it.triggerName === triggerName);
    if (!trigger) return [`${name} is missing`];
    const isSame = trigger.triggerType === triggerType && hasConfig(trigger, triggerConfig);
    return isSame ? [] : [`${name} is not as in s.yaml`];
  });
}

/** Whether the trigger has these settings, whatever else the service adds. */
function hasConfig({ triggerConfig }: DeployedTrigger, wanted: Record<string, unknown>): boolean {
  const config: Record<string, unknown> = { ...JSON.parse(triggerConfig) };
  return Object.entries(wanted).every(([name, value]) => textOf(config[name]) === textOf(value));
}

/** Lists are sets here. */
function textOf(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
}

async function deployedPairs(facts: Facts): Promise<Pair[]> {
  const [{ functions: wanted }, deployed] = await Promise.all([facts.wanted(), facts.functions()]);
  return wanted.flatMap((it) => {
    const found = deployed.find(({ functionName }) => functionName === it.functionName);
    return found ? [{ wanted: it, deployed: found }] : [];
  });
}

function some(names: string[]): string {
  const more = names.length > MAX_NAMED ? ` and ${names.length - MAX_NAMED} more` : '';
  return names.slice(0, MAX_NAMED).join(', ') + more;
}
