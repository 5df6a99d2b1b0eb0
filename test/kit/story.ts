import { afterEach, it } from 'vitest';
import { onEachDatabase } from './databases.js';
import { Line, type LineOptions } from './line.js';

/** A behaviour of the line, told through HTTP, on every database. Afterwards the invariants must hold. */
export function story(title: string, tell: (line: Line) => Promise<void>, options: LineOptions = {}): void {
  onEachDatabase(title, (kind) => {
    let line: Line | undefined;

    afterEach(async () => {
      await line?.close();
      line = undefined;
    });

    it(title, async () => {
      line = await Line.open(kind, options);
      await tell(line);
    });
  });
}
