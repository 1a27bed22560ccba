import { z } from 'zod';
import { AppId, parse } from '../../openapi/parameters';
import { AudioMixCount, Name, Panes, panesOf } from '../layouts/layout-parameters';
import { type Action, requireApp } from './action';

const Request = z.object({ AppId, AudioMixCount, Name: Name.default(''), Panes });

/** CreateMPULayout: a layout of the app's own. https://help.aliyun.com/document_detail/162192.html */
export const createMpuLayout: Action = (context, parameters, detail) => {
  const { AppId, AudioMixCount: audioMixCount, Name: name, Panes } = parse(Request, parameters);
  requireApp(context, AppId);
  const LayoutId = context.layouts.create({ name, audioMixCount, ...panesOf(Panes) });
  Object.assign(detail, { name, layoutId: LayoutId });
  return { LayoutId };
};
