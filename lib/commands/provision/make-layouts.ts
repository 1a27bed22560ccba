import { LayoutMaker } from '../../aliyun/layout-maker';
import type { MadeLayouts } from '../../aliyun/mpu-layouts';
import { ApiRefused } from '../../aliyun/openapi';
import { RTC_API_VERSION } from '../../aliyun/rtc-mixer';
import { operatorApi } from '../operator-api';
import type { LayoutSettings } from '../settings';

/**
 * Makes the layouts that are not there yet, and prints the variable by which the functions know them.
 * Throws a sentence.
 */
export async function makeLayouts(settings: LayoutSettings): Promise<void> {
  const made = await maker(settings).ensure().catch(explained);
  process.stdout.write(`RTC_LAYOUTS=${textOf(made)}\n`);
}

/** Prints which layouts would be made. Throws a sentence. */
export async function printLayouts(settings: LayoutSettings): Promise<void> {
  const missing = await maker(settings).missing().catch(explained);
  process.stdout.write(`layouts: ${missing.length} would be made\n`);
}

function maker({ rtc, appId, credentials }: LayoutSettings): LayoutMaker {
  const api = operatorApi({ endpoint: rtc, version: RTC_API_VERSION }, credentials);
  return new LayoutMaker({ api, appId });
}

function textOf(made: MadeLayouts): string {
  return Object.entries(made)
    .map(([code, id]) => `${code}:${id}`)
    .join(',');
}

function explained(error: unknown): never {
  if (!(error instanceof ApiRefused)) throw error;
  throw new Error(
    `the RTC API refused a layout: ${error.code}. Check RTC_APP_ID, and give the access key the rights of docs/ram/deployer.json.`,
  );
}
