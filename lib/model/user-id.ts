import * as z from 'zod/mini';

/** RTC user ids: https://help.aliyun.com/document_detail/159037.html */
export const USER_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** The id of a user in a body. */
export const userIdShape = z
  .string()
  .check(z.regex(USER_ID, 'expected 1 to 64 of A-Z a-z 0-9 _ -'));
