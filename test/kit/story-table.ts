import { afterAll, beforeAll, it } from 'vitest';
import { onEachDatabase } from './databases.js';
import { Line, type LineOptions } from './line.js';

/** Many small stories of one rule: the cells of a table, by name. They share a line, so each has calls of its own. */
export interface StoryTable<Setting, Cell> {
  /** Makes what the cells share. */
  readonly setting: (line: Line) => Promise<Setting>;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly tell: (line: Line, cell: Cell, setting: Setting) => Promise<void>;
  readonly options?: LineOptions;
}

/** Tells each cell through HTTP, on every database. Afterwards the invariants must hold. */
export function storyTable<Setting, Cell>(title: string, table: StoryTable<Setting, Cell>): void {
  onEachDatabase(title, (kind) => {
    let line: Line;
    let setting: Setting;

    beforeAll(async () => {
      line = await Line.open(kind, table.options);
      setting = await table.setting(line);
    });

    afterAll(async () => {
      await line?.close();
    });

    for (const [name, cell] of Object.entries(table.cells)) {
      it(name, async () => {
        await table.tell(line, cell, setting);
      });
    }
  });
}
