/** What the documentation allows of a trigger, whether s.yaml or the API says it. */
import { z } from 'zod';
import { parseSchedule } from '../gateway/schedule';
import { NAME_RULE } from './function-rules';

/** https://help.aliyun.com/zh/functioncompute/fc/user-guide/http-triggers-overview */
export const HTTP_METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS'] as const;

/** https://help.aliyun.com/document_detail/2513615.html */
const MAX_PAYLOAD_CHARACTERS = 128 * 1024;

/** https://www.alibabacloud.com/help/en/functioncompute/fc-3-0/developer-reference/api-fc-2023-03-30-createtrigger */
export const triggerNameShape = z
  .string()
  .regex(/^[A-Za-z_][\w-]{0,127}$/, `expected 1 to 128 ${NAME_RULE}`);

/** https://help.aliyun.com/document_detail/2766461.html */
export const httpConfigShape = z.strictObject({
  // Requests to the local gateway carry no FC signature or platform JWT, so other kinds are refused.
  authType: z.literal('anonymous'),
  methods: z.array(z.enum(HTTP_METHODS)).min(1),
  disableURLInternet: z.boolean().optional(),
});

/** https://help.aliyun.com/document_detail/2754638.html */
export const timerConfigShape = z.strictObject({
  cronExpression: z.string().superRefine((expression, context) => {
    try {
      parseSchedule(expression);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
    }
  }),
  enable: z.boolean(),
  payload: z.string().max(MAX_PAYLOAD_CHARACTERS).default(''),
});
