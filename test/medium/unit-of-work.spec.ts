import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RepeatUnit, UnitOfWork, type Unit } from '../../src/database/index.js';
import { onEachDatabase } from '../kit/databases.js';
import { connect, openDatabase, unitsOn, type OpenDatabase } from './open-database.js';

const HOLIDAY = 'INSERT INTO `holidays` (`date`, `name`) VALUES (?, ?)';

onEachDatabase('a unit of work', (kind) => {
  let database: OpenDatabase;
  let units: UnitOfWork;

  beforeEach(async () => {
    database = await openDatabase(kind);
    units = unitsOn(database.dataSource);
  });

  afterEach(async () => {
    await database.close();
  });

  const revision = async (unit: Unit, lock = ''): Promise<number> => {
    const [row] = await unit.rows<{ revision: number }>(`SELECT \`revision\` FROM \`roster_revision\`${lock}`);
    return Number(row?.revision);
  };
  const holidays = async (): Promise<string[]> => {
    const rows = await units.run((unit) =>
      unit.rows<{ name: string }>('SELECT `name` FROM `holidays` ORDER BY `name`'),
    );
    return rows.map(({ name }) => name);
  };

  it('fifty at once that read, add one and write, add fifty', async () => {
    const before = await units.run((unit) => revision(unit));
    const increment = () =>
      units.run(async (unit) => {
        const next = (await revision(unit, unit.forUpdate)) + 1;
        await unit.change('UPDATE `roster_revision` SET `revision` = ?', [next]);
        return next;
      });
    const seen = await Promise.all(Array.from({ length: 50 }, increment));
    expect(new Set(seen).size).toBe(50);
    expect(await units.run((unit) => revision(unit))).toBe(before + 50);
  });

  it('that is rolled back takes its own writes with it, and nobody else’s', async () => {
    const day = (index: number): string => `2027-01-${String(index + 1).padStart(2, '0')}`;
    const write = (index: number) =>
      units.run(async (unit) => {
        await unit.change(HOLIDAY, [day(index), `day ${index}`]);
        await new Promise(setImmediate);
        if (index % 2 === 1) throw new Error(`no ${index}`);
        return index;
      });
    const results = await Promise.allSettled([0, 1, 2, 3, 4, 5].map(write));
    expect(results.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, false, true, false]);
    expect(await holidays()).toEqual(['day 0', 'day 2', 'day 4']);
  });

  it('throws what its work threw', async () => {
    await expect(units.run(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    const twice = units.run(async (unit) => {
      await unit.change(HOLIDAY, ['2027-01-01', 'one']);
      await unit.change(HOLIDAY, ['2027-01-01', 'two']);
    });
    await expect(twice).rejects.toThrow(/unique|duplicate/i);
    expect(await holidays()).toEqual([]);
  });

  it('that lost a race is repeated from the start, with nothing left of its first try', async () => {
    const attempts: number[] = [];
    await units.run(async (unit, attempt) => {
      attempts.push(attempt);
      await unit.change(HOLIDAY, ['2027-01-01', `attempt ${attempt}`]);
      if (attempt < 3) throw new RepeatUnit(new Error('lost'));
    });
    expect(attempts).toEqual([1, 2, 3]);
    expect(await holidays()).toEqual(['attempt 3']);
  });

  it('that loses every race is not repeated for ever, and then throws why', async () => {
    const attempts: number[] = [];
    const hopeless = units.run(async (unit, attempt) => {
      attempts.push(attempt);
      await unit.change(HOLIDAY, ['2027-01-01', 'never']);
      throw new RepeatUnit(new Error('always another was faster'));
    });
    await expect(hopeless).rejects.toThrow('always another was faster');
    expect(attempts).toEqual(attempts.map((_, index) => index + 1));
    expect(attempts.length).toBeGreaterThanOrEqual(5);
    expect(attempts.length).toBeLessThanOrEqual(50);
    expect(await holidays()).toEqual([]);
  });

  it('that can not be rolled back leaves nothing behind, and the next ones are durable', async () => {
    const { dataSource } = database;
    const make = dataSource.createQueryRunner.bind(dataSource);
    vi.spyOn(dataSource, 'createQueryRunner').mockImplementationOnce(() => {
      const runner = make();
      vi.spyOn(runner, 'rollbackTransaction').mockRejectedValueOnce(new Error('the answer to ROLLBACK is lost'));
      return runner;
    });
    const half = units.run(async (unit) => {
      await unit.change(HOLIDAY, ['2027-01-01', 'half']);
      throw new Error('mine');
    });
    await expect(half).rejects.toThrow('mine');
    await units.run((unit) => unit.change(HOLIDAY, ['2027-01-02', 'next']));
    expect(await holidays()).toEqual(['next']);
    const other = await connect(database.url);
    expect(await other.query('SELECT `name` FROM `holidays`')).toMatchObject([{ name: 'next' }]);
    await other.destroy();
  });

  it('that fails for another reason is not repeated', async () => {
    let attempts = 0;
    const failing = units.run(async () => {
      attempts += 1;
      throw new Error('mine');
    });
    await expect(failing).rejects.toThrow('mine');
    expect(attempts).toBe(1);
  });
});
