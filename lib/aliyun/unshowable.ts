import type { Config } from '../config/config';
import type { MixParams } from '../model/layout';
import { areOwn } from '../model/own-pane';
import type { Unshowable } from '../model/unshowable';

/** Behind the panes of a task of the Live API it is always this colour. */
const BLACK = '#000000';

/** By the setting MIXER: what that API has no parameter for. */
export const UNSHOWABLE: Record<Config['mixer']['driver'], Unshowable> = {
  /** Panes at places of the caller's choice would be layouts that are made for each call. */
  rtc: ({ panes = [] }) => (areOwn(panes) ? ['panes'] : []),
  /** https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-startlivemputask */
  live: ({ watermark, namePlates, backgroundColor = BLACK }: Partial<MixParams>) => [
    ...(watermark ? ['watermark'] : []),
    ...(namePlates ? ['namePlates'] : []),
    ...(backgroundColor === BLACK ? [] : ['backgroundColor']),
  ],
};
