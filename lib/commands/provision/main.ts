/**
 * The command `npm run provision`: creates the tables that are not there yet, and with MIXER=rtc the
 * layouts; with REPLAY_BUCKET the recording template. `--dry-run` only prints what it would do.
 */
import { parseArgs } from 'node:util';
import { runCommand } from '../command';
import { layoutSettings, recordSettings, tableSettings } from '../settings';
import { createTables, printTables } from './create-tables';
import { makeLayouts, printLayouts } from './make-layouts';
import { setRecordTemplate } from './record-template';

runCommand('Provisioning', async () => {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const settings = tableSettings(process.env);
  const layouts = layoutSettings(process.env);
  const recording = recordSettings(process.env);
  const isDryRun = values['dry-run'];
  await (isDryRun ? printTables(settings) : createTables(settings));
  if (layouts) await (isDryRun ? printLayouts(layouts) : makeLayouts(layouts));
  if (recording) await setRecordTemplate(recording, { isDryRun });
});
