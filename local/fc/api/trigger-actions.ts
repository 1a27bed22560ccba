import { problemsOf } from '../config/problems';
import { createTriggerShape, updateTriggerShape } from '../config/trigger-config';
import { invalidArgument } from '../fc-error';
import type { Resources } from '../resources';
import { type Action, type ActionCall, readBodyAs } from './action';
import { pageOf } from './page';
import { triggerView } from './views';

const ALL = '/functions/{functionName}/triggers';
const ONE = {
  path: `${ALL}/{triggerName}`,
  resource: 'functions/{functionName}/triggers/{triggerName}',
};

/** Create, get, list, update and delete triggers; `port` is the gateway's. */
export function triggerActions(resources: Resources, { port }: { port: number }): Action[] {
  return [
    {
      name: 'CreateTrigger',
      method: 'POST',
      path: ALL,
      resource: ONE.resource,
      async perform(call) {
        const { functionName } = namesOf(call);
        const config = readBodyAs(createTriggerShape, call);
        const record = await resources.createTrigger(functionName, config);
        return { body: triggerView(functionName, record, { port }) };
      },
    },
    {
      name: 'GetTrigger',
      method: 'GET',
      ...ONE,
      perform(call) {
        const { functionName, triggerName } = namesOf(call);
        const record = resources.getTrigger(functionName, triggerName);
        return { body: triggerView(functionName, record, { port }) };
      },
    },
    {
      name: 'ListTriggers',
      method: 'GET',
      path: ALL,
      resource: 'functions/{functionName}/triggers/*',
      perform(call) {
        const { functionName } = namesOf(call);
        const { entries, ...next } = pageOf(resources.getFunction(functionName).triggers, {
          query: call.query,
          nameOf: ({ config }) => config.triggerName,
        });
        const triggers = entries.map((it) => triggerView(functionName, it, { port }));
        return { body: { triggers, ...next } };
      },
    },
    {
      name: 'UpdateTrigger',
      method: 'PUT',
      ...ONE,
      async perform(call) {
        const { functionName, triggerName } = namesOf(call);
        const changes = readBodyAs(updateTriggerShape, call);
        const { config } = resources.getTrigger(functionName, triggerName);
        const changed = { ...config, ...changes };
        const problems = problemsOf(createTriggerShape, changed);
        if (problems.length > 0) throw invalidArgument(problems.join('; '));
        const parsed = createTriggerShape.parse(changed);
        const record = await resources.updateTrigger(functionName, parsed);
        return { body: triggerView(functionName, record, { port }) };
      },
    },
    {
      name: 'DeleteTrigger',
      method: 'DELETE',
      ...ONE,
      async perform(call) {
        const { functionName, triggerName } = namesOf(call);
        await resources.deleteTrigger(functionName, triggerName);
        return {};
      },
    },
  ];
}

function namesOf({ names }: ActionCall) {
  return { functionName: names.functionName ?? '', triggerName: names.triggerName ?? '' };
}
