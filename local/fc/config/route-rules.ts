import { z } from 'zod';
import { functionNameShape } from './function-rules';
import { HTTP_METHODS } from './trigger-rules';

/** https://help.aliyun.com/zh/ros/developer-reference/aliyun-fc3-customdomain */
const MAX_ROUTES = 100;

/** What a route allows that lists no methods: https://github.com/devsapp/fc/issues/997 */
const DEFAULT_METHODS: (typeof HTTP_METHODS)[number][] = ['GET', 'POST', 'PUT', 'DELETE'];

/** An exact path, or one whose star is its last character and follows a slash. */
const PATH = /^\/(?:[^*]*\/)?\*$|^\/[^*]*$/;

/**
 * One route of a custom domain, by documented rules alone.
 * https://help.aliyun.com/zh/functioncompute/api-fc-2023-03-30-struct-pathconfig,
 * https://www.alibabacloud.com/help/doc-detail/90763.htm
 */
const routeShape = z.strictObject({
  path: z
    .string()
    .regex(
      PATH,
      'expected a path from / on, with a star only as its last character and after a slash',
    ),
  methods: z.array(z.enum(HTTP_METHODS)).min(1).default(DEFAULT_METHODS),
  functionName: functionNameShape,
  qualifier: z.literal('LATEST').default('LATEST'),
});

/** The routes of one domain: each path once, as a request is led by its path alone. */
export const routesShape = z
  .array(routeShape)
  .min(1)
  .max(MAX_ROUTES, `expected at most ${MAX_ROUTES} routes`)
  .superRefine((routes, context) => {
    const paths = routes.map(({ path }) => path);
    const twice = paths.filter((path, index) => paths.indexOf(path) < index);
    for (const path of new Set(twice)) {
      const functions = routes.filter((it) => it.path === path).map((it) => it.functionName);
      const message = `expected each path once, got ${path} for ${functions.join(', ')}`;
      context.addIssue({ code: 'custom', message });
    }
  });
