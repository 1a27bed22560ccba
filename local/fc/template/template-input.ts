/** What the components fc3 and fc3-domain make of the props of s.yaml before they call the API. */
import { z } from 'zod';
import { ACCOUNT_ID } from '../account';
import type { DomainProps } from './domain-props';
import type { FunctionProps, TriggerProps } from './function-props';

/** The custom domain of who names none; `*.localhost` leads to this machine (RFC 6761 6.3). */
export const LOCAL_DOMAIN = 'lianmai.localhost';

/** fc3 sends these for what s.yaml leaves out, so that a deployment undoes what was set by hand. */
const RESET = {
  vpcConfig: { securityGroupId: '', vSwitchIds: [], vpcId: '' },
  tracingConfig: {},
  ossMountConfig: { mountPoints: [] },
  nasConfig: { groupId: 0, userId: 0, mountPoints: [] },
  logConfig: {
    enableInstanceMetrics: false,
    enableRequestMetrics: false,
    logBeginRule: 'None',
    logstore: '',
    project: '',
  },
  layers: [],
  instanceIsolationMode: 'SHARE',
  sessionAffinity: 'NONE',
};

/** These belong to the component itself, or to calls that the local cloud does not have. */
const NOT_SENT = [
  'region',
  'code',
  'triggers',
  'asyncInvokeConfig',
  'concurrencyConfig',
  'provisionConfig',
  'scalingConfig',
  'vpcBinding',
];

/** The body of CreateFunction and UpdateFunction but for the code. */
export function toFunctionInput(props: FunctionProps): Record<string, unknown> {
  // `auto` has the component create what the local cloud does not have.
  const sent = Object.entries(props).filter(
    ([name, value]) => !NOT_SENT.includes(name) && value !== undefined && value !== 'auto',
  );
  const { role, cpu, memorySize, diskSize } = props;
  const isDefault = memorySize === 512 && cpu === undefined && diskSize === undefined;
  return {
    ...RESET,
    description: '',
    internetAccess: true,
    // As the console has it: https://github.com/devsapp/fc3/blob/master/src/base.ts
    ...(isDefault && { cpu: 0.35, diskSize: 512 }),
    ...Object.fromEntries(sent),
    ...(role && { role: toRoleArn(role) }),
  };
}

function toRoleArn(role: string): string {
  return role.startsWith('acs:ram::') ? role : `acs:ram::${ACCOUNT_ID}:role/${role}`;
}

/** The body of CreateTrigger. */
export function toTriggerInput(trigger: TriggerProps) {
  return {
    triggerName: trigger.triggerName,
    triggerType: trigger.triggerType,
    qualifier: 'LATEST',
    description: trigger.description ?? '',
    triggerConfig: JSON.stringify(trigger.triggerConfig),
  };
}

/** The name that a custom domain is deployed by. */
export function domainNameOf({ domainName }: Pick<DomainProps, 'domainName'>): string {
  return domainName === 'auto' || domainName === '' ? LOCAL_DOMAIN : domainName;
}

/** The body of CreateCustomDomain but for a certificate, which may lie in files. */
export function toDomainInput(props: DomainProps) {
  const { protocol, routeConfig, tlsConfig } = props;
  const domainName = domainNameOf(props);
  return { domainName, protocol, routeConfig, ...(tlsConfig ? { tlsConfig } : {}) };
}

const namesShape = z.record(z.string(), z.string());

/** Variables that a function declares and leaves empty get the local cloud's values. */
export function supply(declared: unknown, supplied: Record<string, string>) {
  const filled = Object.entries(namesShape.parse(declared ?? {})).map(([name, value]) => [
    name,
    value === '' ? (supplied[name] ?? '') : value,
  ]);
  return Object.fromEntries(filled) as Record<string, string>;
}
