import { z } from 'zod';
import { AppId, integer, parse } from '../../openapi/parameters';
import type { MadeLayout } from '../layouts/layouts';
import { type Action, requireApp } from './action';

const atLeastOne = integer.refine((value) => value >= 1);

const Request = z.object({
  AppId,
  LayoutId: integer.exactOptional(),
  Name: z.string().exactOptional(),
  PageNum: atLeastOne.default(1),
  PageSize: atLeastOne.default(10),
});

/**
 * DescribeMPULayoutInfoList: the layouts that the app has made.
 * https://help.aliyun.com/document_detail/193861.html
 */
export const describeMpuLayoutInfoList: Action = (context, parameters) => {
  const { AppId, LayoutId, Name, PageNum, PageSize } = parse(Request, parameters);
  requireApp(context, AppId);
  const found = context.layouts.made.filter(
    ({ id, layout }) => (LayoutId ?? id) === id && (Name ?? layout.name) === layout.name,
  );
  const page = found.slice((PageNum - 1) * PageSize, PageNum * PageSize);
  return {
    TotalNum: found.length,
    TotalPage: Math.ceil(found.length / PageSize),
    Layouts: { Layout: page.map(viewOf) },
  };
};

function viewOf({ id, layout }: { id: number; layout: MadeLayout }) {
  const { name, audioMixCount, panes, majorPane } = layout;
  return {
    LayoutId: id,
    Name: name,
    AudioMixCount: audioMixCount,
    Panes: {
      Panes: panes.map(({ x, y, width, height, zOrder }, index) => ({
        PaneId: index,
        MajorPane: index === majorPane ? 1 : 0,
        X: x,
        Y: y,
        Width: width,
        Height: height,
        ZOrder: zOrder,
      })),
    },
  };
}
