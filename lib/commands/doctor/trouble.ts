import { ApiOutcomeUnknown, ApiRefused } from '../../aliyun/openapi';
import { systemCodeOf } from '../reason';
import { type Finding, wrong } from './finding';

/** Codes by their beginnings, with what to do. */
const ADVICE: [code: string, next: string][] = [
  [
    'InvalidAccessKeyId',
    'Check ALIBABA_CLOUD_ACCESS_KEY_ID: this key does not exist or is switched off.',
  ],
  ['SignatureDoesNotMatch', 'Check ALIBABA_CLOUD_ACCESS_KEY_SECRET.'],
  ['IncompleteSignature', 'Check ALIBABA_CLOUD_ACCESS_KEY_SECRET.'],
  ['InvalidTimeStamp', 'Set the clock of this machine.'],
  ['NoPermission', 'Give the access key the rights of docs/ram/doctor.json.'],
  ['Forbidden', 'Give the access key the rights of docs/ram/doctor.json.'],
  ['AccessDenied', 'Give the access key the rights of docs/ram/doctor.json.'],
  ['Throttling', 'Try again in a minute.'],
];

/** What to say of a service that refused to tell, or did not answer. */
export function troubleWith(error: unknown): Finding {
  if (error instanceof ApiRefused) {
    const [, next] = ADVICE.find(([code]) => error.code.startsWith(code)) ?? [];
    return wrong(
      `The service refuses the question: ${error.message}.`,
      next ?? 'Look the code up in the documentation of the service.',
    );
  }
  if (error instanceof ApiOutcomeUnknown) {
    return wrong(
      `The service does not answer: ${error.message}${systemCodeOf(error.cause)}.`,
      'Check the network of this machine, and the variable of this service that ends with _ENDPOINT.',
    );
  }
  return wrong(error instanceof Error ? error.message : String(error), 'See docs/doctor.md.');
}
