import { dirname } from 'node:path';
import { type Flags, textFlag } from './flags';

/** What `s` hands to a command of a component: the parts that are used here. */
export interface Inputs {
  /** The resource's props, with templates, variables and references resolved. */
  props: Record<string, unknown>;
  /** What follows the command on the command line. */
  args: string[];
  yaml: { path: string };
  resource: { name: string };
}

/** The logger that `s` gives a component: it writes to the terminal and to the log of the run. */
export interface Logger {
  write(text: string): void;
  warn(text: string): void;
}

/** The folder of `s.yaml`, which its relative paths start from. */
export function projectPath(inputs: Inputs): string {
  return dirname(inputs.yaml.path);
}

/** The function that a command is about. Throws when nothing names one. */
export function functionNameOf(inputs: Inputs, flags: Flags): string {
  const name = textFlag(flags, 'function-name') ?? inputs.props.functionName;
  if (typeof name === 'string' && name !== '') return name;
  throw new Error('functionName not specified, please specify --function-name');
}
