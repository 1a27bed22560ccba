import { layoutById, type Pane } from '../../mpu/scene/layouts';
import { refusal } from '../../openapi/api-error';

/** A layout that an app has made for itself. */
export interface MadeLayout {
  name: string;
  audioMixCount: number;
  /** In the order of their ids. */
  panes: Pane[];
  majorPane: number | undefined;
}

/** Built-in layouts have small ids; the documentation's own example of a made one is 10117. */
const FIRST_ID = 10_001;

/** The layouts that the tasks of an app may have: the built-in ones, and those that it has made. */
export class Layouts {
  readonly #made = new Map<number, MadeLayout>();

  /** The panes of a layout, or undefined if there is none with this id. */
  panes(id: number): Pane[] | undefined {
    return this.#made.get(id)?.panes ?? layoutById(id);
  }

  /** Those that were made, the oldest first. */
  get made(): { id: number; layout: MadeLayout }[] {
    return [...this.#made].map(([id, layout]) => ({ id, layout }));
  }

  /** Takes a new layout in and answers its id. */
  create(layout: MadeLayout): number {
    const id = FIRST_ID + this.#made.size;
    this.#made.set(id, layout);
    return id;
  }

  /** Changes what is named of a layout. Refuses one that was not made here. */
  modify(id: number, changes: Partial<MadeLayout>): void {
    const layout = this.#made.get(id);
    if (!layout) throw refusal('InvalidLayoutID.Malformed');
    this.#made.set(id, { ...layout, ...changes });
  }
}
