import type { Pane } from '../model/pane';
import { type LayoutToMake, layoutsToMake, type MadeLayouts } from './mpu-layouts';
import { ApiRefused, type OpenApi } from './openapi';

/** By this and its code a layout of ours is known among the app's. */
const NAME_PREFIX = 'lianmai-';
/** A layout takes no more than the sound of so many. https://help.aliyun.com/document_detail/162192.html */
const AUDIO_MIX_COUNT = 6;
const PAGE_SIZE = 100;
/** Ten calls of each operation are answered in a second. https://help.aliyun.com/document_detail/341645.html */
const THROTTLED_MS = 1000;
const MAX_TRIES = 10;

/** A layout of the app as DescribeMPULayoutInfoList tells of it. */
interface Found {
  id: number;
  name: string;
  panes: unknown[];
}

/** Makes the layouts that the RTC API does not have: an operator's tool. Repeating it is harmless. */
export class LayoutMaker {
  #api: OpenApi;
  #appId: string;

  constructor(options: { api: OpenApi; appId: string }) {
    this.#api = options.api;
    this.#appId = options.appId;
  }

  /**
   * Creates the layouts that are not there, and mends those that have other panes. Answers their ids.
   * Throws `ApiRefused` and `ApiOutcomeUnknown`.
   */
  async ensure(): Promise<MadeLayouts> {
    const found = await this.#find();
    const ids: Record<string, number> = {};
    for (const layout of layoutsToMake()) {
      ids[layout.code] = await this.#ensureOne(layout, found.get(`${NAME_PREFIX}${layout.code}`));
    }
    return ids;
  }

  /** The codes of those that are not there as they shall be. Throws as `ensure` does. */
  async missing(): Promise<string[]> {
    const found = await this.#find();
    const isThere = ({ code, panes }: LayoutToMake) =>
      hasPanes(found.get(`${NAME_PREFIX}${code}`), panes);
    return layoutsToMake()
      .filter((layout) => !isThere(layout))
      .map(({ code }) => code);
  }

  async #ensureOne({ code, panes }: LayoutToMake, found: Found | undefined): Promise<number> {
    if (found && hasPanes(found, panes)) return found.id;
    const layout = { AudioMixCount: AUDIO_MIX_COUNT, Panes: panes.map(mpuPane) };
    if (found) {
      await this.#call('ModifyMPULayout', { LayoutId: found.id, ...layout });
      return found.id;
    }
    const answer = await this.#call('CreateMPULayout', {
      Name: `${NAME_PREFIX}${code}`,
      ...layout,
    });
    return Number(answer.LayoutId);
  }

  /** https://help.aliyun.com/document_detail/193861.html */
  async #find(): Promise<Map<string, Found>> {
    const found = new Map<string, Found>();
    for (let page = 1, pages = 1; page <= pages; page++) {
      const paging = { PageNum: page, PageSize: PAGE_SIZE };
      const answer = await this.#call('DescribeMPULayoutInfoList', paging);
      pages = Number(answer.TotalPage);
      for (const layout of listIn(answer.Layouts, 'Layout')) {
        const { LayoutId, Name, Panes } = Object(layout);
        const name = String(Name);
        found.set(name, { id: Number(LayoutId), name, panes: listIn(Panes, 'Panes') });
      }
    }
    return found;
  }

  async #call(action: string, parameters: object): Promise<Record<string, unknown>> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#api.call(action, { AppId: this.#appId, ...parameters });
      } catch (error) {
        const isEarly = error instanceof ApiRefused && error.throttled;
        if (!isEarly || tries === MAX_TRIES) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, THROTTLED_MS));
    }
  }
}

function mpuPane({ x, y, width, height, z }: Pane, index: number) {
  return { PaneId: index, X: x, Y: y, Width: width, Height: height, ZOrder: z };
}

function hasPanes(found: Found | undefined, panes: Pane[]): boolean {
  if (found?.panes.length !== panes.length) return false;
  const wanted = panes.map(mpuPane);
  return found.panes.every((pane) => {
    const { PaneId } = Object(pane);
    return Object.entries(wanted[PaneId] ?? { PaneId: -1 }).every(
      ([name, value]) => Number(Object(pane)[name]) === value,
    );
  });
}

/** Lists are in an object of their own, by the name of what is in them. */
function listIn(value: unknown, name: string): unknown[] {
  const list = Object(value)[name];
  return Array.isArray(list) ? list : [];
}
