import type { MixParams } from './layout';

/** The parameters, by their names, that the mixing service has nothing for: their call is refused. */
export type Unshowable = (params: Partial<MixParams>) => string[];
