import { z } from 'zod';
import { malformed } from '../../openapi/api-error';
import { AppId, ChannelId, integer, parse, TaskId } from '../../openapi/parameters';
import type { Layouts } from '../layouts/layouts';
import { DEFAULT_MIX, mixParameters, paneCount } from '../tasks/mix-parameters';
import { MpuMix } from '../tasks/mpu-mix';
import { streamOf } from '../tasks/stream-url';
import type { TaskSpec } from '../tasks/task';
import { requireFit, TASK_PROFILE } from '../tasks/task-profile';
import { type Action, requireApp } from './action';

/** https://help.aliyun.com/document_detail/93184.html (2 minutes after the last user left) */
const IDLE_TTL_MS = 2 * 60_000;

const Request = z.object({
  AppId,
  ChannelId,
  TaskId,
  StreamURL: z.string(),
  TaskProfile: z.string().regex(TASK_PROFILE).exactOptional(),
  // 1, low-latency distribution to other channels, is not imitated.
  TaskType: integer.refine((type) => type === 0).exactOptional(),
  ...mixParameters,
});

/**
 * StartMPUTask: mixes a channel and pushes it to a StreamURL. Answers at once; the push starts with
 * the first member that sends. https://help.aliyun.com/document_detail/93183.html
 */
export const startMpuTask: Action = (context, parameters, detail) => {
  const { AppId, ...request } = parse(Request, parameters);
  requireApp(context, AppId);
  const spec = specOf(request, context.layouts);
  const { taskId, channelId, stream, mix } = spec;
  mix.requireOneIfRelayed();
  const { taskProfile } = mix;
  const { LayoutIds: layoutIds, MediaEncode: mediaEncode, MixMode: mixMode = '1' } = mix.parameters;
  // Unset, the background is black.
  const backgroundColor = Number(parameters.get('BackgroundColor') ?? 0);
  Object.assign(detail, {
    taskId,
    channelId,
    stream,
    taskProfile,
    mixMode,
    layoutIds,
    mediaEncode,
  });
  Object.assign(detail, { backgroundColor });
  requireFit({ taskProfile, mediaEncode, panes: paneCount(layoutIds, context.layouts) });
  context.tasks.start(spec);
  return {};
};

function specOf(
  request: Omit<z.infer<typeof Request>, 'AppId'>,
  layouts: Layouts,
): TaskSpec<MpuMix> {
  const { ChannelId, TaskId, StreamURL, TaskProfile, TaskType: _, ...mix } = request;
  const stream = streamOf(StreamURL);
  if (stream === undefined) throw malformed('StreamURL');
  return {
    taskId: TaskId,
    channelId: ChannelId,
    streamUrl: StreamURL,
    stream,
    idleTtlMs: IDLE_TTL_MS,
    mix: new MpuMix({ ...DEFAULT_MIX, ...mix }, layouts, TaskProfile),
  };
}
