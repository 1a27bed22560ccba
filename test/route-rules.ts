/**
 * The routes of `s.yaml` by what Function Compute documents, and by nothing else: a path is exact or
 * ends with a star after a slash, and the path alone chooses the function.
 * https://www.alibabacloud.com/help/doc-detail/90763.htm
 */

/** https://help.aliyun.com/zh/ros/developer-reference/aliyun-fc3-customdomain */
const MAX_ROUTES = 100;

/** A file of `functions/`: its name, and the call that it takes unless the timer is its caller. */
export interface FunctionFile {
  name: string;
  pattern?: string;
}

export interface Route {
  path: string;
  methods?: string[];
  functionName: string;
}

interface Trigger {
  triggerType: string;
  triggerConfig: { methods?: string[] };
}

/** The parts of a resolved `s.yaml` that are read here. */
export interface Template {
  resources: Record<
    string,
    { props: { functionName?: string; triggers?: Trigger[]; routeConfig?: { routes: Route[] } } }
  >;
}

/** One sentence for each offence; none if the template deploys these functions as documented. */
export function routeOffences(template: Template, files: FunctionFile[]): string[] {
  const routes = Object.values(template.resources).flatMap(
    ({ props }) => props.routeConfig?.routes ?? [],
  );
  return [
    ...(routes.length > MAX_ROUTES ? [`expected at most ${MAX_ROUTES} routes.`] : []),
    ...routes.flatMap(pathOffences),
    ...strangers(template, files),
    ...files.flatMap((file) => functionOffences(template, routes, file)),
  ];
}

function pathOffences({ path }: Route, index: number, routes: Route[]): string[] {
  const others = routes.filter((_, other) => other !== index);
  const within = others.find(
    (other) => other.path.endsWith('*') && path.startsWith(other.path.slice(0, -1)),
  );
  return [
    ...(/^\/([^*]*\/)?\*$|^\/[^*]*$/.test(path)
      ? []
      : [`${path}: expected a star only as the last character, after a slash.`]),
    ...(others.some((other) => other.path === path) ? [`${path}: expected each path once.`] : []),
    ...(within && within.path !== path ? [`${path}: lies within ${within.path}.`] : []),
  ];
}

/** Functions of which there is no file, and routes that lead to none. */
function strangers({ resources }: Template, files: FunctionFile[]): string[] {
  const known = files.map(({ name }) => resources[name]?.props.functionName);
  return Object.entries(resources).flatMap(([name, { props }]) =>
    [props.functionName ?? [], (props.routeConfig?.routes ?? []).map((to) => to.functionName)]
      .flat()
      .filter((functionName) => !known.includes(functionName))
      .map((functionName) => `${name}: ${functionName} is no file of functions/.`),
  );
}

function functionOffences(template: Template, routes: Route[], file: FunctionFile): string[] {
  const { name, pattern } = file;
  const props = template.resources[name]?.props;
  if (!props) return [`${name}: is not in s.yaml.`];
  const triggers = props.triggers ?? [];
  const own = routes.filter(({ functionName }) => functionName === props.functionName);
  const types = triggers.map(({ triggerType }) => triggerType);
  const expected = pattern ? 'http' : 'timer';
  return [
    ...(types.join() === expected
      ? []
      : [`${name}: expected one ${expected} trigger, got [${types.join(', ')}].`]),
    ...(pattern
      ? callOffences(name, pattern, triggers, own)
      : own.map(({ path }) => `${name}: expected no route, got ${path}.`)),
  ];
}

function callOffences(name: string, pattern: string, triggers: Trigger[], own: Route[]): string[] {
  const [method = '', path = ''] = pattern.split(' ');
  const route = path.includes('{') ? `/${name}/*` : `/${name}`;
  const paths = own.map((found) => found.path);
  const methods = [
    ...triggers.map(({ triggerConfig }) => ['trigger', triggerConfig.methods] as const),
    ...own.map((found) => [found.path, found.methods] as const),
  ];
  return [
    ...(path.split('/')[1] === name ? [] : [`${name}: takes ${path}, which is not named by it.`]),
    ...(paths.join() === route
      ? []
      : [`${name}: expected the one route ${route}, got [${paths.join(', ')}].`]),
    ...methods
      .filter(([, found = []]) => [...found].sort().join() !== [method, 'OPTIONS'].sort().join())
      .map(([where]) => `${name}: expected the methods ${method} and OPTIONS at ${where}.`),
  ];
}
