import { afterEach, beforeEach, expect, it } from 'vitest';
import { isTransient, UnitOfWork } from '../../src/database/index.js';
import { onServer } from '../kit/databases.js';
import { openDatabase, unitsOn, type OpenDatabase } from './open-database.js';

onServer('deadlocks and lock timeouts', (kind) => {
  let database: OpenDatabase;
  let units: UnitOfWork;

  beforeEach(async () => {
    database = await openDatabase(kind);
    units = unitsOn(database.dataSource);
    await units.run(async (unit) => {
      for (const day of ['2027-01-01', '2027-01-02']) {
        await unit.change('INSERT INTO `holidays` (`date`, `name`) VALUES (?, ?)', [day, '']);
      }
    });
  });

  afterEach(async () => {
    await database.close();
  });

  it('two units that hold what the other needs: one is rolled back and repeated, and both are done', async () => {
    const begun: (() => void)[] = [];
    const bothHold = new Promise<void>((resolve) => {
      let holding = 0;
      begun.push(() => {
        holding += 1;
        if (holding === 2) resolve();
      });
    });
    const attempts: string[] = [];
    const lockBoth = (name: string, first: string, second: string) =>
      units.run(async (unit, attempt) => {
        attempts.push(name);
        const sign = 'UPDATE `holidays` SET `name` = CONCAT(`name`, ?) WHERE `date` = ?';
        await unit.change(sign, [name, first]);
        if (attempt === 1) {
          begun[0]!();
          await bothHold;
        }
        await unit.change(sign, [name, second]);
      });

    await Promise.all([lockBoth('a', '2027-01-01', '2027-01-02'), lockBoth('b', '2027-01-02', '2027-01-01')]);
    expect(attempts).toHaveLength(3);
    const rows = await units.run((unit) => unit.rows<{ name: string }>('SELECT `name` FROM `holidays`'));
    expect(rows.map(({ name }) => name.split('').toSorted().join(''))).toEqual(['ab', 'ab']);
  });

  it.each([
    ['a deadlock', 1213, 5],
    ['a lock timeout', 1205, 5],
    ['a record that changed meanwhile', 1020, 5],
    ['a duplicate', 1062, 1],
    ['a lost table', 1146, 1],
  ])('%s, every time: error %i leads to %i tries', async (_, errno, tries) => {
    const failures: unknown[] = [];
    const hopeless = units.run(async (unit) => {
      try {
        await unit.change(`SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = ${errno}, MESSAGE_TEXT = 'again'`);
      } catch (error) {
        failures.push(error);
        throw error;
      }
    });
    await expect(hopeless).rejects.toThrow('again');
    expect(failures).toHaveLength(tries);
    expect(failures.map(isTransient)).toEqual(failures.map(() => tries > 1));
  });
});
