/**
 * The command `npm run provision`: creates the tables that are not there yet. `--dry-run` only
 * prints what it would do.
 */
import { parseArgs } from 'node:util';
import { runCommand } from '../command';
import { tableSettings } from '../settings';
import { createTables, printTables } from './create-tables';

runCommand('Provisioning', () => {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const settings = tableSettings(process.env);
  return values['dry-run'] ? printTables(settings) : createTables(settings);
});
