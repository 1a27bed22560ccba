import { timer } from '../lib/http/timer';
import { withAudience } from '../lib/http/with-audience';
import { runAgenda } from '../lib/use-cases/agenda-run';

/** Every minute: checks the rooms that are due. */
export const handler = timer((services) => runAgenda(withAudience(services)));
