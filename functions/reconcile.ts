import { runAgenda } from '../lib/agenda-run';
import { timer } from '../lib/timer';

/** Every minute: looks at the rooms that are due. */
export const handler = timer((services) => runAgenda(services));
