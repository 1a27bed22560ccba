import { UsageStore } from '../store/usage-store';
import type { UsageServices } from '../use-cases/services';
import type { HandlerServices } from './services';

/** Adds what mixes have cost to what a handler has. */
export function withUsage<Given extends HandlerServices>(given: Given): Given & UsageServices {
  return { ...given, usage: new UsageStore(given.table) };
}
