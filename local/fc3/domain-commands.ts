import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as models from '@alicloud/fc20230330';
import { problemsOf } from '../fc/config/problems';
import { type DomainProps, domainPropsShape } from '../fc/template/domain-props';
import { domainNameOf, toDomainInput } from '../fc/template/template-input';
import { confirm } from './confirm';
import { readFlags } from './flags';
import type { Inputs, Logger } from './inputs';
import type { LocalCloud } from './local-cloud';
import { planLines } from './plan';

/** `s deploy` of a custom domain: its routes replace those that it had. */
export async function deployDomain(inputs: Inputs, cloud: LocalCloud) {
  const props = readProps(inputs);
  const { domainName, ...input } = toDomainInput(props);
  const parts = { ...input, ...certificateOf(props) };
  if (await cloud.find(cloud.fc.getCustomDomain(domainName))) {
    const body = new models.UpdateCustomDomainInput(parts);
    const update = new models.UpdateCustomDomainRequest({ body });
    await cloud.ask(cloud.fc.updateCustomDomain(domainName, update));
  } else {
    const body = new models.CreateCustomDomainInput({ domainName, ...parts });
    await cloud.ask(cloud.fc.createCustomDomain(new models.CreateCustomDomainRequest({ body })));
  }
  return describe(domainName, cloud);
}

/** `s info` of a custom domain. Throws if it is not deployed. */
export function infoDomain(inputs: Inputs, cloud: LocalCloud) {
  return describe(nameOf(inputs), cloud);
}

/** `s plan` of a custom domain. */
export async function planDomain(inputs: Inputs, cloud: LocalCloud, logger: Logger) {
  const wanted = toDomainInput(readProps(inputs));
  const deployed = await cloud.find(cloud.fc.getCustomDomain(wanted.domainName));
  const { protocol, routeConfig, domainName } = deployed?.toMap() ?? {};
  const current = deployed ? { domainName, protocol, routeConfig } : {};
  logger.write(planLines(current, wanted).join('\n'));
}

/** `s remove` of a custom domain: its routes lead nowhere from now on. */
export async function removeDomain(inputs: Inputs, cloud: LocalCloud, logger: Logger) {
  const name = nameOf(inputs);
  const deployed = await cloud.find(cloud.fc.getCustomDomain(name));
  if (!deployed) return logger.write(`Domain ${name} is not deployed: nothing to remove.`);
  logger.write(`Remove custom domain ${name}`);
  if (!readFlags(inputs.args, { y: 'assume-yes' })['assume-yes'] && !(await confirm())) return;
  await cloud.ask(cloud.fc.deleteCustomDomain(name));
}

async function describe(domainName: string, cloud: LocalCloud) {
  const view = await cloud.ask(cloud.fc.getCustomDomain(domainName));
  const { certConfig: _, ...shown } = view.toMap();
  return { ...shown, url: cloud.description.gateway };
}

function readProps(inputs: Inputs): DomainProps {
  const problems = problemsOf(domainPropsShape, inputs.props);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return domainPropsShape.parse(inputs.props);
}

/** The certificate's parts, which are PEM texts or files of them below the folder of this command. */
function certificateOf({ certConfig }: DomainProps) {
  if (!certConfig) return {};
  const { certName, certificate, privateKey } = certConfig;
  const read = (text: string) => (existsSync(resolve(text)) ? readFileSync(text, 'utf8') : text);
  const config = { certName, certificate: read(certificate), privateKey: read(privateKey) };
  return { certConfig: new models.CertConfig(config) };
}

function nameOf(inputs: Inputs): string {
  return domainNameOf({ domainName: String(inputs.props.domainName ?? '') });
}
