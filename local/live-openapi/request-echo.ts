import type { Answer } from '../openapi/api-answer';
import type { Parameters } from '../openapi/parameters';

/** What ListRtcMPUTaskDetail tells of a task. */
const TEXTS = ['AppId', 'ChannelId', 'TaskId', 'MixMode', 'StreamURL', 'MaxIdleTime', 'Region'];
const STRUCTURES = ['SingleSubParams', 'TranscodeParams', 'SeiParams'];

/** The parameters as they came, structures as structures; they must have been read before. */
export function echoOf(parameters: Parameters): Answer {
  const given = (name: string) => Boolean(parameters.get(name));
  const texts = TEXTS.filter(given).map((name) => [name, parameters.get(name)]);
  const structures = STRUCTURES.filter(given).map((name) => [
    name,
    JSON.parse(parameters.get(name) ?? ''),
  ]);
  return Object.fromEntries([...texts, ...structures]);
}
