import { resolve } from 'node:path';
import type { Environment } from '../../config/variables';
import type { CertificateFiles } from './certificate';

/** The versions that this project has been tried with, whatever `.env` says. */
export const COMPONENTS = {
  FC3_COMPONENT: 'fc3@0.1.22',
  FC3_DOMAIN_COMPONENT: 'fc3-domain@0.0.29',
};

/** Who deploys what, and with which certificate. */
interface Operator {
  certificate?: CertificateFiles | undefined;
  accessKey: { accessKeyId: string; accessKeySecret: string };
  accountId: string;
  /** Which code. */
  build: string;
}

/**
 * What `s` and `s.yaml` read: this shell's variables, the access key by the names that `s` has for
 * it, and the components. A shell may name others.
 */
export function sEnvironment(
  env: Environment,
  { certificate, accessKey, accountId, build }: Operator,
): Environment {
  const { FC3_COMPONENT, FC3_DOMAIN_COMPONENT } = env;
  return {
    ...env,
    FC3_COMPONENT: FC3_COMPONENT || COMPONENTS.FC3_COMPONENT,
    FC3_DOMAIN_COMPONENT: FC3_DOMAIN_COMPONENT || FC3_COMPONENT || COMPONENTS.FC3_DOMAIN_COMPONENT,
    BUILD_ID: build,
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
