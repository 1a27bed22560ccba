import { ApiOutcomeUnknown } from '../../aliyun/openapi';

/** What a refusal says, with what to do about it. */
const ADVICE: [says: RegExp, next: string][] = [
  [
    /DomainNameNotResolved/,
    'the CNAME of the domain has to lead to <account>.<region>.fc.aliyuncs.com first',
  ],
  [/\bICP\b|ICPLicense/, 'in mainland China the domain needs an ICP filing'],
  [
    /AccessDenied|NoPermission|Forbidden|not authorized|\b403\b/i,
    'the access key needs the rights of docs/ram/deployer.json',
  ],
  [/InvalidAccessKeyId/, 'check ALIBABA_CLOUD_ACCESS_KEY_ID'],
  [/SignatureDoesNotMatch|IncompleteSignature/, 'check ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
  [/Throttling/, 'try again in a minute'],
];

/** Why something failed, and what to do about it if that is known; no full stop at the end. */
export function reasonOf(error: unknown): string {
  const { message } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof ApiOutcomeUnknown) {
    return `${message} had no answer: check the network of this machine, and REGION`;
  }
  const [, next] = ADVICE.find(([says]) => says.test(message)) ?? [];
  return next ? `${message}: ${next}` : message;
}

/** For `catch`: throws the reason as a sentence. */
export function explained(error: unknown): never {
  const reason = reasonOf(error);
  throw new Error(reason.endsWith('.') ? reason : `${reason}.`);
}
