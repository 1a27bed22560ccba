import type { Status } from '../../../lib/commands/doctor/finding';
import type { Environment } from '../../../lib/config/variables';
import type { Patient } from './patient';

/** Something that is wrong, and what the doctor has to say of it. */
export interface Fault {
  name: string;
  /** What is put in place of the shell's variables. */
  env?: Environment;
  /**
   * What else is broken. The account and planned faults are put right after each test; for all else
   * it answers how to undo it.
   */
  breaks?(patient: Patient): Promise<unknown>;
  /** Which line has to tell, and how. */
  check: string;
  /** `wrong` when absent. */
  status?: Status;
  says: string | RegExp;
  next: string;
}
