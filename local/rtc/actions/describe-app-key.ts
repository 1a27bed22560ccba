import { z } from 'zod';
import { AppId, parse } from '../../openapi/parameters';
import { type Action, requireApp } from './action';

const Request = z.object({ AppId });

/**
 * DescribeAppKey: what the join tokens of an app are signed with.
 * https://api.aliyun.com/document/rtc/2018-01-11/DescribeAppKey
 */
export const describeAppKey: Action = (context, parameters) => {
  requireApp(context, parse(Request, parameters).AppId);
  return { AppKey: context.appKey };
};
