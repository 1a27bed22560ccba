/**
 * Where the service of the Live API can mix.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-startlivemputask (Region)
 */
export const MIX_REGIONS = ['CN-Shanghai', 'AP-Singapore', 'EMAA-Saudi'] as const;
export type MixRegion = (typeof MIX_REGIONS)[number];
