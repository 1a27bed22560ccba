import { runAgenda } from '../lib/agenda-run';
import { timer } from '../lib/timer';
import { withMixer } from '../lib/with-mixer';

/** Every minute: looks at the rooms that are due. */
export const handler = timer((services) => runAgenda(withMixer(services)));
