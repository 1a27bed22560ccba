import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readFolder, type StoredCode, storeCode } from '../code/code-package';
import { createDomainShape, type DomainConfig } from '../config/domain-config';
import { changedConfigShape } from '../config/function-config';
import { createTriggerShape } from '../config/trigger-config';
import type { Deployment } from '../deployment';
import { toFunctionSpec } from '../function-record';
import { type LoadedFunction, newRecord, type Resources } from '../resources';
import type { DomainProps } from './domain-props';
import type { FunctionProps } from './function-props';
import { resolveTemplate } from './resolved-template';
import { parseTemplate, type Template } from './template';
import { supply, toDomainInput, toFunctionInput, toTriggerInput } from './template-input';

/** Reads `s.yaml` into what the gateway runs, with the code where it was built. */
export async function readDeployment(options: {
  projectPath: string;
  env: Record<string, string>;
  statePath: string;
}): Promise<Deployment> {
  const { projectPath, env, statePath } = options;
  const templatePath = join(projectPath, 's.yaml');
  const template = parseTemplate(
    await resolveTemplate({ templatePath, env, scratchPath: statePath }),
  );
  const functions = template.functions.map((props) => {
    const codePath = resolve(projectPath, props.code);
    const loaded = toLoaded(props, { code: { codePath, checksum: '', bytes: 0 }, supplied: {} });
    return toFunctionSpec(newRecord(loaded, 0), props.region);
  });
  const domains = template.domains.map(toDomainConfig).map(({ domainName, routeConfig }) => ({
    domainName,
    routes: routeConfig.routes,
  }));
  return { functions, domains };
}

/**
 * Deploys every resource of `s.yaml` with the code that was built in the project: what `s deploy`
 * does, at once and without its packages.
 */
export async function deployTemplate(options: {
  template: Template;
  projectPath: string;
  /** Where the code of each version is kept while the local cloud runs. */
  codeRoot: string;
  /** The local cloud's values for variables that a function declares and leaves empty. */
  supplied: Record<string, string>;
  resources: Resources;
}): Promise<void> {
  const { template, projectPath, codeRoot, supplied, resources } = options;
  // Code of an earlier run.
  await rm(codeRoot, { recursive: true, force: true });
  const functions = template.functions.map(async (props) => {
    const files = await readFolder(resolve(projectPath, props.code));
    return toLoaded(props, { code: await storeCode(files, { root: codeRoot }), supplied });
  });
  await resources.load(await Promise.all(functions), template.domains.map(toDomainConfig));
}

function toLoaded(
  props: FunctionProps,
  { code, supplied }: { code: StoredCode; supplied: Record<string, string> },
): LoadedFunction {
  const environmentVariables = supply(props.environmentVariables, supplied);
  const config = changedConfigShape.parse({ ...toFunctionInput(props), environmentVariables });
  const triggers = props.triggers.map((it) => createTriggerShape.parse(toTriggerInput(it)));
  return { config, code, triggers };
}

function toDomainConfig(props: DomainProps): DomainConfig {
  return createDomainShape.parse(toDomainInput({ ...props, protocol: 'HTTP' }));
}
