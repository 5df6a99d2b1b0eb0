import type { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate, migrationStates, takeBack } from '../../src/database/index.js';
import { differences, readEveryRow, type Difference, type Rows } from '../kit/rows/compare-rows.js';
import { fillEveryTable } from '../kit/rows/fill-tables.js';
import { dieBefore } from '../kit/rows/interrupt.js';
import { schemaOf } from '../kit/rows/schema.js';
import {
  createDatabase,
  dropDatabase,
  findServerBinary,
  startMariaDb,
  type PrivateServer,
} from '../kit/servers/index.js';
import { earlierRelease, LATIN1 } from './earlier-release.js';
import { connectUpTo, oldestFirst } from './open-database.js';

const NAMES = oldestFirst.map(({ name }) => name);

/** What is there while nothing is interrupted. */
interface State {
  readonly schema: Record<string, unknown>;
  readonly rows: Rows;
}

/** Without a schema: the rows alone are looked at. */
type Wanted = Pick<State, 'rows'> & { readonly schema: State['schema'] | null };
type Act = (dataSource: DataSource) => Promise<unknown>;

describe.skipIf(findServerBinary() === null)('a server, which keeps every statement of a migration', () => {
  let server: PrivateServer;
  let url: string;
  beforeAll(async () => {
    server = await startMariaDb({ parentFolder: '/dev/shm' });
  });
  afterAll(() => server?.stop());
  beforeEach(async () => {
    url = await createDatabase(server.url, 'interrupted');
  });
  afterEach(() => dropDatabase(url));

  it.each(NAMES.map((name, index) => [name, index + 1] as const))(
    'goes on with %s, up or down, wherever its process died',
    async (_, step) => {
      await onStep(step - 1, async (dataSource) => {
        await migrate(dataSource);
        if (step > 1) await fillEveryTable(dataSource);
      });
      await dieEverywhere(step);
    },
    300_000,
  );

  it('goes on with the conversion of latin1 tables, wherever its process died', async () => {
    const step = NAMES.indexOf('OneCharacterSet1765100000000') + 1;
    await onStep(step - 1, async (dataSource) => {
      await earlierRelease(dataSource, LATIN1);
      await fillEveryTable(dataSource, 'éñß');
    });
    const before = await onStep(step, stateOf);
    for (let nth = 2; await dies(step, migrate, nth); nth += 1) {
      expect(await onStep(step, newestState)).toBe('begun');
      // What died goes on, so that each round begins where the one before it died.
    }
    expectSame({ ...before, schema: null }, await onStep(step, stateOf));
    await onStep(step, async (dataSource) => {
      expect(await migrate(dataSource)).toEqual([]);
      await fillEveryTable(dataSource);
    });
  }, 300_000);

  /** Lets a migration die before each of its statements in turn, up and down, and go on in either direction. */
  async function dieEverywhere(step: number): Promise<void> {
    const before = await onStep(step, stateOf);
    await onStep(step, migrate);
    const after = await onStep(step, stateOf);
    await onStep(step, takeBack);
    let deaths = 0;
    const ways: [dying: Act, ends: Act][] = [
      [migrate, migrate],
      [migrate, takeBack],
      [takeBack, takeBack],
      [takeBack, migrate],
    ];
    for (const [dying, ends] of ways) {
      for (let nth = 1; ; nth += 1) {
        if (dying === takeBack) await onStep(step, migrate);
        const hasDied = await dies(step, dying, nth);
        if (!hasDied) break;
        deaths += 1;
        const state = await onStep(step, newestState);
        expect(state).toBe(nth > 1 ? 'begun' : dying === migrate ? 'pending' : 'applied');
        if (ends === migrate || state !== 'pending') await onStep(step, ends);
        const where = `${dying.name} died before statement ${nth}, then ${ends.name}`;
        expectSame(ends === migrate ? after : before, await onStep(step, stateOf), where);
        if (ends === migrate) await onStep(step, takeBack);
      }
      if (dying === migrate) await onStep(step, takeBack);
    }
    expect(deaths).toBeGreaterThan(4);
  }

  async function dies(step: number, act: Act, nth: number): Promise<boolean> {
    return onStep(step, async (dataSource) => {
      const death = dieBefore(dataSource, nth);
      await act(dataSource).catch((error: unknown) => {
        if (!death.hasCome) throw error;
      });
      return death.hasCome;
    });
  }

  async function onStep<T>(step: number, act: (dataSource: DataSource) => Promise<T>): Promise<T> {
    const dataSource = await connectUpTo(url, step);
    try {
      return await act(dataSource);
    } finally {
      await dataSource.destroy();
    }
  }
});

async function newestState(dataSource: DataSource): Promise<string | undefined> {
  return (await migrationStates(dataSource)).at(-1)?.state;
}

async function stateOf(dataSource: DataSource): Promise<State> {
  return { schema: await schemaOf(dataSource), rows: await readEveryRow(dataSource) };
}

function expectSame({ schema, rows }: Wanted, found: State, where?: string): void {
  if (schema) expect(found.schema, where).toEqual(schema);
  expect(
    differences(rows, found.rows).filter((one) => !isAnotherNumber(one)),
    where,
  ).toEqual([]);
}

/** A revision grows each time; a step that is written again gets another id. */
function isAnotherNumber({ table, column, before, after }: Difference): boolean {
  if (table === 'roster_revision') return column === 'revision' && Number(after) > Number(before);
  return (
    table === 'ladder_steps' && column === null && ((before ?? after) as { name: string }).name === 'repeat_caller'
  );
}
