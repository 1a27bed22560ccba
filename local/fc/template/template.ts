import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type Problem, problemsOf } from '../config/problems';
import { loadHandler } from '../instance/handler-load';
import { type DomainProps, domainPropsShape } from './domain-props';
import { type FunctionProps, functionPropsShape } from './function-props';

/** The resources of `s.yaml`, checked and with defaults filled in. */
export interface Template {
  functions: FunctionProps[];
  domains: DomainProps[];
}

const templateShape = z.object({
  resources: z.record(z.string(), z.object({ props: z.record(z.string(), z.unknown()) })),
});

type Resources = z.infer<typeof templateShape>['resources'];

/** True for the props of a custom domain; everything else has to be a function. */
export function isDomain(props: Record<string, unknown>): boolean {
  return 'routeConfig' in props || 'domainName' in props;
}

/** Takes the resolved `s.yaml` apart. Throws an error with one line for each problem. */
export function parseTemplate(resolved: unknown): Template {
  const problems = templateProblems(resolved);
  if (problems.length > 0) throw new Error(`s.yaml cannot be deployed:\n${problems.join('\n')}`);
  const { resources } = templateShape.parse(resolved);
  const all = Object.values(resources).map(({ props }) => props);
  return {
    functions: all.filter((props) => !isDomain(props)).map((it) => functionPropsShape.parse(it)),
    domains: all.filter(isDomain).map((props) => domainPropsShape.parse(props)),
  };
}

/** Everything that is wrong with the resolved `s.yaml` itself, one line each. */
export function templateProblems(resolved: unknown): Problem[] {
  const { resources } = templateShape.parse(resolved);
  return [...shapeProblems(resources), ...nameProblems(resources)];
}

/**
 * The code of each function: whether the built file exports what `handler` names. The file is
 * loaded for that, as an instance loads it.
 */
export async function codeProblems(resolved: unknown, projectPath: string): Promise<Problem[]> {
  const { resources } = templateShape.parse(resolved);
  const functions = Object.entries(resources).filter(([, { props }]) => !isDomain(props));
  const problems: Problem[] = [];
  for (const [name, { props }] of functions) {
    const own = handlerProblems(props, projectPath);
    const all = own.length > 0 ? own : await exportProblems(props, projectPath);
    problems.push(...all.map((problem) => `${name}: ${problem}`));
  }
  return problems;
}

/** Whether the built code of one function has the file that its handler names. */
export function handlerProblems(props: Record<string, unknown>, projectPath: string): Problem[] {
  const { code, handler } = props;
  // Of another type they are a problem of shape already.
  if (typeof code !== 'string' || typeof handler !== 'string') return [];
  const [file] = handler.split('.');
  const folder = resolve(projectPath, code);
  const found = ['js', 'mjs', 'cjs'].some((ending) =>
    existsSync(join(folder, `${file}.${ending}`)),
  );
  return found ? [] : [`handler: ${file}.js not found in ${code}; is it built?`];
}

async function exportProblems(
  { code, handler }: Record<string, unknown>,
  projectPath: string,
): Promise<Problem[]> {
  if (typeof code !== 'string' || typeof handler !== 'string') return [];
  try {
    await loadHandler(resolve(projectPath, code), handler);
    return [];
  } catch (error) {
    return [`handler: ${error instanceof Error ? error.message : error}`];
  }
}

function shapeProblems(resources: Resources): Problem[] {
  return Object.entries(resources).flatMap(([name, { props }]) =>
    problemsOf(isDomain(props) ? domainPropsShape : functionPropsShape, props).map(
      (problem) => `${name}: ${problem}`,
    ),
  );
}

/** What is wrong between resources: names that are taken twice, and routes that lead nowhere. */
function nameProblems(resources: Resources): Problem[] {
  const owners = new Map<unknown, string>();
  const problems: Problem[] = [];
  for (const [name, { props }] of Object.entries(resources)) {
    const identity = isDomain(props) ? props.domainName : props.functionName;
    const owner = owners.get(identity);
    if (owner !== undefined) problems.push(`${name}: ${identity} is also the name of ${owner}`);
    if (identity !== undefined) owners.set(identity, name);
  }
  return [...problems, ...routeProblems(resources)];
}

/** Routes that lead to no function, or to one whose HTTP trigger would refuse their requests. */
function routeProblems(resources: Resources): Problem[] {
  const functions = new Map(
    Object.values(resources).map(({ props }) => [props.functionName, httpMethodsOf(props)]),
  );
  return Object.entries(resources).flatMap(([name, { props }]) =>
    routesOf(props).flatMap(({ path, functionName, methods = [] }) => {
      const at = `${name}: route ${path}`;
      if (!functions.has(functionName)) {
        return [`${at} leads to ${functionName}, which is no function here`];
      }
      const own = functions.get(functionName);
      if (own === undefined) return [`${at} leads to ${functionName}, which has no HTTP trigger`];
      const lacking = methods.filter((method) => !own.includes(method));
      return lacking.map(
        (method) => `${at} has ${method}, which the trigger of ${functionName} refuses`,
      );
    }),
  );
}

/** What the HTTP trigger of a function takes; undefined if it has none. */
function httpMethodsOf(props: unknown): string[] | undefined {
  const trigger = z.object({
    triggerType: z.literal('http'),
    triggerConfig: z.object({ methods: z.array(z.string()) }),
  });
  const triggers = z.object({ triggers: z.array(z.unknown()) }).safeParse(props).data?.triggers;
  const [found] = (triggers ?? []).flatMap((it) => trigger.safeParse(it).data ?? []);
  return found?.triggerConfig.methods;
}

/** The routes of a domain, whatever else is wrong with it. */
function routesOf(props: unknown) {
  const methods = z.array(z.string()).optional();
  const route = z.object({ path: z.string(), functionName: z.string(), methods });
  const domain = z.object({ routeConfig: z.object({ routes: z.array(route) }) });
  return domain.safeParse(props).data?.routeConfig.routes ?? [];
}
