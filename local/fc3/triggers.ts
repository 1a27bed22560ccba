import * as models from '@alicloud/fc20230330';
import type { FunctionProps } from '../fc/template/function-props';
import { toTriggerInput } from '../fc/template/template-input';
import { type Flags, listFlag } from './flags';
import type { LocalCloud } from './local-cloud';

/** Creates or updates the triggers of s.yaml, those that `--trigger` names if it names some. */
export async function deployTriggers(
  { functionName, triggers }: FunctionProps,
  cloud: LocalCloud,
  flags: Flags,
): Promise<void> {
  const named = listFlag(flags, 'trigger');
  const wanted = triggers.filter(({ triggerName }) => named?.includes(triggerName) ?? true);
  for (const trigger of wanted) {
    const { triggerName } = trigger;
    const input = toTriggerInput(trigger);
    if (await cloud.find(cloud.fc.getTrigger(functionName, triggerName))) {
      const { triggerType: _, triggerName: __, ...changes } = input;
      const body = new models.UpdateTriggerInput(changes);
      const update = new models.UpdateTriggerRequest({ body });
      await cloud.ask(cloud.fc.updateTrigger(functionName, triggerName, update));
    } else {
      const body = new models.CreateTriggerInput(input);
      const create = new models.CreateTriggerRequest({ body });
      await cloud.ask(cloud.fc.createTrigger(functionName, create));
    }
  }
}

/** The triggers of a function as s.yaml would have them, and their own addresses. */
export async function readTriggers(functionName: string, cloud: LocalCloud) {
  const request = new models.ListTriggersRequest({ limit: 100 });
  const { triggers = [] } = await cloud.ask(cloud.fc.listTriggers(functionName, request));
  return triggers.map(({ triggerName, triggerType, triggerConfig, httpTrigger }) => ({
    triggerName,
    triggerType,
    triggerConfig: JSON.parse(triggerConfig ?? '{}') as object,
    ...(httpTrigger && { httpTrigger }),
  }));
}

/** Removes triggers. Throws if one is not there. */
export async function removeTriggers(
  functionName: string,
  names: string[],
  cloud: LocalCloud,
): Promise<void> {
  for (const name of names) await cloud.ask(cloud.fc.deleteTrigger(functionName, name));
}
