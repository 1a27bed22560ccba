/** What the gateway runs: the functions, and the custom domains whose routes lead to them. */
export interface Deployment {
  functions: FunctionSpec[];
  /** The one that was written last comes last. */
  domains: Domain[];
}

export interface FunctionSpec {
  functionName: string;
  region: string;
  /** `<file>.<exported name>`, for example `index.handler`. */
  handler: string;
  /** Absolute folder of the built code. */
  codePath: string;
  timeoutSeconds: number;
  memoryMb: number;
  environmentVariables: Record<string, string>;
  role?: string;
  triggers: Trigger[];
}

export type Trigger = HttpTrigger | TimerTrigger;

export interface HttpTrigger {
  type: 'http';
  name: string;
  id: string;
  methods: string[];
  /** The first label of the trigger's own host name, as `lianmai-usage-abcdefghij`. */
  subdomain: string;
  /** True if the trigger's own address refuses every request; custom domains go on. */
  isUrlDisabled: boolean;
}

export interface TimerTrigger {
  type: 'timer';
  name: string;
  cronExpression: string;
  enable: boolean;
  payload: string;
}

export interface Domain {
  domainName: string;
  routes: Route[];
}

/** One route of a custom domain: which function answers a path, and by which methods. */
export interface Route {
  path: string;
  methods: string[];
  functionName: string;
}
