/** One stream is passed on as it is, or all are mixed into one. */
export const MIX_MODES = ['relay', 'mix'] as const;
export type MixMode = (typeof MIX_MODES)[number];
