import { afterEach, beforeEach, expect, it } from 'vitest';
import { batchRead, RepeatUnit, UnitOfWork, type Unit } from '../../src/database/index.js';
import { poolOrder, poolReading, takeTurn, type PoolMember } from '../../src/scheduling/index.js';
import { onEachDatabase } from '../kit/databases.js';
import { openDatabase, unitsOn, type OpenDatabase } from './open-database.js';

onEachDatabase('turns of the rotating pool', (kind) => {
  let database: OpenDatabase;
  let units: UnitOfWork;

  beforeEach(async () => {
    database = await openDatabase(kind);
    units = unitsOn(database.dataSource);
    await units.run(async (unit) => {
      const user = 'INSERT INTO `users` (`id`, `name`, `role`, `created_at`, `updated_at`) VALUES (?, ?, ?, ?, ?)';
      for (const id of [1, 2, 3]) {
        await unit.change(user, [id, `User ${id}`, 'technician', new Date(0), new Date(0)]);
        await unit.change('INSERT INTO `rotating_pool_members` (`user_id`, `position`) VALUES (?, ?)', [id, id]);
      }
    });
  });

  afterEach(async () => {
    await database.close();
  });

  const read = async (unit: Unit): Promise<PoolMember[]> =>
    poolOrder((await batchRead(unit, { pool: poolReading })).pool);
  const order = async (): Promise<number[]> => (await units.run(read)).map(({ userId }) => userId);
  const turnOf = (userId: number) => units.run(async (unit) => takeTurn(unit, await read(unit), userId));

  it('a member who had a turn comes last', async () => {
    expect(await order()).toEqual([1, 2, 3]);
    const seen = [];
    for (const userId of [2, 1, 2, 3]) {
      await turnOf(userId);
      seen.push(await order());
    }
    expect(seen).toEqual([
      [1, 3, 2],
      [3, 2, 1],
      [3, 1, 2],
      [1, 2, 3],
    ]);
  });

  it('a turn that another call has given meanwhile is not given again', async () => {
    const stale = await units.run(read);
    await turnOf(1);
    await units.run(async (unit) => {
      await expect(takeTurn(unit, stale, 1)).rejects.toBeInstanceOf(RepeatUnit);
    });
    expect(await order()).toEqual([2, 3, 1]);
  });

  it('a unit that is rolled back gives its turn back', async () => {
    const failed = units.run(async (unit) => {
      await takeTurn(unit, await read(unit), 1);
      throw new Error('no offer');
    });
    await expect(failed).rejects.toThrow('no offer');
    expect(await order()).toEqual([1, 2, 3]);
  });
});
