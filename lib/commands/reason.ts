import { ApiOutcomeUnknown } from '../aliyun/openapi';

/** The rights of who deploys. */
export const DEPLOYER = 'docs/ram/deployer.json';

/** What a refusal says, with what to do about it. */
const ADVICE: [says: RegExp, next: string][] = [
  [
    /DomainNameNotResolved/,
    'the CNAME of the domain has to lead to <account>.<region>.fc.aliyuncs.com first',
  ],
  [/\bICP\b|ICPLicense/, 'in mainland China the domain needs an ICP filing'],
  [/InvalidAccessKeyId/i, 'check ALIBABA_CLOUD_ACCESS_KEY_ID'],
  [/Signature(DoesNot|Not)Match|IncompleteSignature/, 'check ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
  // https://help.aliyun.com/document_detail/434846.html
  [/InvalidTimeStamp\.Expired/, 'set the clock of this machine'],
  [/Throttling/, 'try again in a minute'],
];
const LACKS_RIGHT = /AccessDenied|NoPermission|Forbidden|not authorized|\b403\b/i;

/**
 * Why something failed, and what to do about it if that is known; no full stop at the end. `policy`
 * is where the rights are that the access key may lack. Causes are left out: they may quote a
 * request with its secrets.
 */
export function reasonOf(error: unknown, policy: string): string {
  const { message } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof ApiOutcomeUnknown) {
    return (
      `${message} had no answer${systemCodeOf(error.cause)}: check the network of this machine, ` +
      'REGION, and the variable of this service that ends with _ENDPOINT'
    );
  }
  const next = nextStep(message, policy);
  return next ? `${message}: ${next}` : message;
}

function nextStep(message: string, policy: string): string | undefined {
  const [, next] = ADVICE.find(([says]) => says.test(message)) ?? [];
  if (next === undefined && LACKS_RIGHT.test(message)) {
    return `the access key needs the rights of ${policy}`;
  }
  return next;
}

/** For `catch`: throws the reason as a sentence. */
export function explainedBy(policy: string): (error: unknown) => never {
  return (error) => {
    const reason = reasonOf(error, policy);
    throw new Error(reason.endsWith('.') ? reason : `${reason}.`);
  };
}

/**
 * The system's code for what failed, such as `, ENOTFOUND`, or nothing. Messages may quote a signed
 * request.
 */
export function systemCodeOf(cause: unknown): string {
  const { code, cause: deeper } = Object(cause);
  if (typeof code === 'string' && /^E[A-Z_]+$/.test(code)) return `, ${code}`;
  return deeper === undefined ? '' : systemCodeOf(deeper);
}
