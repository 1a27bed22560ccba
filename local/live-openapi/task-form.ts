/** What a task does, by MixMode: the parts that a start and an update have in common. */

import type { Answer } from '../openapi/api-answer';
import type { Parameters } from '../openapi/parameters';
import type { Detail } from '../rtc/actions/action';
import { invalidParam, missingParam } from './live-error';
import { LiveMix } from './live-mix';
import { jsonText } from './live-parameters';
import { LiveRelay } from './live-relay';
import { readSingleSubParams } from './single-sub-params';
import { ignoredParts, readTranscodeParams } from './transcode-params';

/** Whether a single stream is passed on or a mix is made. */
export type LiveTask = LiveMix | LiveRelay;

/** Each mode has parameters of its own. */
export const taskForm = {
  SingleSubParams: jsonText.exactOptional(),
  TranscodeParams: jsonText.exactOptional(),
};

interface Form {
  MixMode: '0' | '1';
  ChannelId: string;
  SingleSubParams?: unknown;
  TranscodeParams?: unknown;
}

/** Makes the task's form; what the other mode has is refused. */
export function liveTask(
  form: Form,
  { parameters, detail, echo }: { parameters: Parameters; detail: Detail; echo: Answer },
): LiveTask {
  const isRelay = form.MixMode === '0';
  const [own, other] = isRelay
    ? (['SingleSubParams', 'TranscodeParams'] as const)
    : (['TranscodeParams', 'SingleSubParams'] as const);
  if (form[own] === undefined) throw missingParam(own);
  if (form[other] !== undefined) throw invalidParam(other);
  Object.assign(detail, { mixMode: form.MixMode });
  if (isRelay) return new LiveRelay(readSingleSubParams(form.SingleSubParams), echo);
  const params = readTranscodeParams(form.TranscodeParams, form.ChannelId);
  for (const name of ignoredParts(params)) parameters.ignore(name);
  const mix = new LiveMix(params, form.ChannelId, echo);
  const panes = mix.settings.layouts[0]?.length ?? 0;
  Object.assign(detail, { panes, video: mix.settings.video });
  return mix;
}
