import { z } from 'zod';
import { AppId, integer, parse } from '../../openapi/parameters';
import { AudioMixCount, Name, Panes, panesOf } from '../layouts/layout-parameters';
import { type Action, requireApp } from './action';

const Request = z.object({
  AppId,
  LayoutId: integer,
  AudioMixCount: AudioMixCount.exactOptional(),
  Name: Name.exactOptional(),
  Panes: Panes.exactOptional(),
});

/**
 * ModifyMPULayout: changes a layout of the app's own; running tasks keep what they have until their
 * next update. https://help.aliyun.com/document_detail/194544.html
 */
export const modifyMpuLayout: Action = (context, parameters, detail) => {
  const {
    AppId,
    LayoutId,
    AudioMixCount: audioMixCount,
    Name: name,
    Panes,
  } = parse(Request, parameters);
  requireApp(context, AppId);
  context.layouts.modify(LayoutId, {
    ...(audioMixCount !== undefined && { audioMixCount }),
    ...(name !== undefined && { name }),
    ...(Panes && panesOf(Panes)),
  });
  Object.assign(detail, { layoutId: LayoutId });
  return {};
};
