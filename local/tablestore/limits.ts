/**
 * The service's limits.
 * https://help.aliyun.com/zh/tablestore/limits-on-widecolumn-model
 */
export const MAX_TABLES = 64;
export const MAX_NAME_BYTES = 255;
export const MAX_KEY_COLUMNS = 4;
export const MAX_DEFINED_COLUMNS = 32;
export const MAX_KEY_VALUE_BYTES = 1024;
export const MAX_COLUMN_VALUE_BYTES = 2 * 1024 * 1024;
export const MAX_COLUMNS_PER_WRITE = 1024;
export const MAX_COLUMNS_TO_GET = 128;
export const MAX_REQUEST_BYTES = 5 * 1024 * 1024;
export const MAX_WRITE_BYTES = 4 * 1024 * 1024;
export const MAX_BATCH_WRITE_ROWS = 200;
export const MAX_BATCH_GET_ROWS = 100;
export const MAX_RANGE_ROWS = 5000;
export const MAX_RANGE_BYTES = 4 * 1024 * 1024;

/** Seconds; -1 means for ever. https://alibabacloud.com/help/en/tablestore/developer-reference/tableoptions */
export const MIN_TIME_TO_LIVE_SECONDS = 86_400;
export const DEFAULT_MAX_DEVIATION_SECONDS = 86_400;

/** The documents say 10 conditions; the vendor's own Java tests show that 32 pass and 33 do not. */
export const MAX_FILTERS = 32;
