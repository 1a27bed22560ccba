/** Owns one mix until it is killed. Argument: the options of the mix as JSON. */
import { Mix } from '../../local/mpu/mix';

new Mix(JSON.parse(process.argv[2] ?? ''));
