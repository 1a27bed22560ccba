import { resolve } from 'node:path';
import type { Environment } from '../settings';
import type { CertificateFiles } from './certificate';
import type { DeploySettings } from './settings';

/** The versions that this project has been tried with, whatever `.env` says. */
export const COMPONENTS = {
  FC3_COMPONENT: 'fc3@0.1.22',
  FC3_DOMAIN_COMPONENT: 'fc3-domain@0.0.29',
};

/**
 * What `s` and `s.yaml` read: this shell's variables, the access key by the names that `s` has for
 * it, and the components. A shell may name others.
 */
export function sEnvironment(
  env: Environment,
  { certificate, accessKey }: Pick<DeploySettings, 'certificate' | 'accessKey'>,
  accountId: string,
): Environment {
  const { FC3_COMPONENT, FC3_DOMAIN_COMPONENT } = env;
  return {
    ...env,
    FC3_COMPONENT: FC3_COMPONENT || COMPONENTS.FC3_COMPONENT,
    FC3_DOMAIN_COMPONENT: FC3_DOMAIN_COMPONENT || FC3_COMPONENT || COMPONENTS.FC3_DOMAIN_COMPONENT,
    API_CERT_CONFIG: certificate ? certConfigOf(certificate) : '',
    AccountID: accountId,
    AccessKeyID: accessKey.accessKeyId,
    AccessKeySecret: accessKey.accessKeySecret,
  };
}

function certConfigOf({ certFile, keyFile }: CertificateFiles): string {
  const paths = { certificate: resolve(certFile), privateKey: resolve(keyFile) };
  return JSON.stringify({ certName: 'lianmai', ...paths });
}
