import { afterEach, beforeEach, expect, it } from 'vitest';
import { DatabaseAvailability, DatabaseAway, UnitEnded, UnitOfWork, type Unit } from '../../src/database/index.js';
import { onServer } from '../kit/databases.js';
import { openDatabase, type OpenDatabase } from './open-database.js';

const HOLIDAY = 'INSERT INTO `holidays` (`date`, `name`) VALUES (?, ?)';

onServer('a unit that has not ended in its time', (kind) => {
  let database: OpenDatabase;
  let availability: DatabaseAvailability;
  let units: UnitOfWork;
  beforeEach(async () => {
    database = await openDatabase(kind);
    availability = new DatabaseAvailability();
    units = new UnitOfWork(database.dataSource, availability);
  });
  afterEach(() => database.close());

  /** Writes, and then sleeps on the server for longer than any test. */
  const sleeper = async (unit: Unit): Promise<void> => {
    await unit.change(HOLIDAY, ['2027-01-01', 'late']);
    await unit.rows('SELECT SLEEP(600)');
  };
  /** Loses its connection. */
  const kill = async (unit: Unit): Promise<void> => {
    const [{ id } = { id: 0 }] = await unit.rows<{ id: number }>('SELECT CONNECTION_ID() AS `id`');
    await unit.rows(`KILL ${id}`).catch(() => undefined);
    await unit.rows('SELECT 1');
  };
  const holidays = () => units.run((unit) => unit.rows('SELECT `name` FROM `holidays`'));

  it('is not waited for, writes nothing, tells nothing and gives its connection back', async () => {
    const facts: object[] = [];
    units.onCommit((fact) => facts.push(fact));
    const late = units.run(
      async (unit) => {
        unit.emit({ late: true });
        await sleeper(unit);
      },
      { within: 50 },
    );
    await expect(late).rejects.toThrow(DatabaseAway);
    expect(await holidays()).toEqual([]);
    expect(facts).toEqual([]);
    await Promise.all(Array.from({ length: 40 }, holidays));
  });

  it('says nothing of a server that answers on a fresh connection', async () => {
    const late = units.run(sleeper, { within: 50, elseAway: true });
    await expect(late).rejects.toThrow(UnitEnded);
    await availability.known();
    expect(availability.isAway).toBe(false);
    expect(await holidays()).toEqual([]);
  });

  it('lets nobody wait for a server that is away, except the unit that finds out whether it is back', async () => {
    availability.noteAway('NO_ANSWER');
    await expect(holidays()).rejects.toThrow(DatabaseAway);
    expect(await units.run((unit) => unit.rows('SELECT 1 AS `one`'), { evenIfAway: true })).toEqual([{ one: 1 }]);
    availability.noteBack();
    expect(await holidays()).toEqual([]);
  });

  it('and whose connection is lost in the middle is run again, on another', async () => {
    const run = units.run(async (unit, attempt) => {
      await unit.change(HOLIDAY, [`2027-01-0${attempt}`, 'again']);
      if (attempt < 3) await kill(unit);
      return attempt;
    });
    expect(await run).toBe(3);
    expect(await units.run((unit) => unit.rows('SELECT `date` FROM `holidays`'))).toEqual([{ date: '2027-01-03' }]);
  });

  it('and whose connection is lost each time says nothing of the server either', async () => {
    const killer = units.run(kill, { within: 5000, elseAway: true });
    await expect(killer).rejects.toThrow(UnitEnded);
    await availability.known();
    expect([availability.isAway, await holidays()]).toEqual([false, []]);
  });

  it('has more of it while the server answers others: it is slow then, and not away', async () => {
    const slow = units.run((unit) => unit.rows<{ slept: number }>('SELECT SLEEP(2.2) AS `slept`'), {
      within: 2000,
      elseAway: true,
    });
    let isOver = false;
    const over = slow.finally(() => (isOver = true));
    while (!isOver) await holidays();
    expect(await over).toEqual([{ slept: 0 }]);
    expect(availability.isAway).toBe(false);
  });

  it('ends as soon as the server counts as away, where there is another way', async () => {
    const started = Array.from({ length: 3 }, () => {
      let start = (): void => undefined;
      return { now: new Promise<void>((resolve) => (start = resolve)), start: () => start() };
    });
    const running = started.map(({ start }, index) =>
      units.run(
        async (unit) => {
          await unit.change(HOLIDAY, [`2027-01-0${index + 1}`, 'running']);
          start();
          await unit.rows(index === 2 ? 'SELECT SLEEP(0.2)' : 'SELECT SLEEP(600)');
        },
        { within: 60_000, elseAway: index < 2 },
      ),
    );
    await Promise.all(started.map(({ now }) => now));
    availability.noteAway('UNREACHABLE');
    const ends = await Promise.allSettled(running);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    availability.noteBack();
    expect(await units.run((unit) => unit.rows('SELECT `date` FROM `holidays`'))).toEqual([{ date: '2027-01-03' }]);
  });

  it('that fails in its time for another reason does not say that the server is away', async () => {
    await expect(
      units.run((unit) => unit.rows('SELECT FROM nonsense'), { within: 5000, elseAway: true }),
    ).rejects.toThrow(/nonsense/);
    expect(availability.isAway).toBe(false);
  });
});
