import { z } from 'zod';
import { refusal } from '../../openapi/api-error';
import { AppId, integer, parse } from '../../openapi/parameters';
import type { Action } from './action';

const atLeastOne = integer.refine((value) => value >= 1);

const Request = z.object({
  AppId: AppId.exactOptional(),
  Status: z.enum(['1', '2', '3']).exactOptional(),
  Order: z.enum(['asc', 'desc']).exactOptional(),
  PageNum: atLeastOne.default(1),
  PageSize: atLeastOne.default(10),
  AppVersion: z.enum(['2.0', '3.0']).exactOptional(),
});

/**
 * DescribeApps: the apps of the account, which is one here.
 * https://help.aliyun.com/document_detail/71343.html
 */
export const describeApps: Action = (context, parameters) => {
  const request = parse(Request, parameters);
  const { appId, app } = context;
  if (request.AppId !== undefined && request.AppId !== appId)
    throw refusal('InvalidAppId.NotFound');
  const { status, version } = app();
  const isWanted =
    (request.Status ?? String(status)) === String(status) &&
    (request.AppVersion ?? version) === version;
  const found = isWanted ? [{ AppId: appId, Status: status, Version: version }] : [];
  return {
    TotalNum: found.length,
    TotalPage: Math.ceil(found.length / request.PageSize),
    AppList: { App: request.PageNum === 1 ? found : [] },
  };
};
