import { timer } from '../lib/http/timer';
import { withMixer } from '../lib/http/with-mixer';
import { runAgenda } from '../lib/use-cases/agenda-run';

/** Every minute: checks the rooms that are due. */
export const handler = timer((services) => runAgenda(withMixer(services)));
