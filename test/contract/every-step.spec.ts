import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnitOfWork } from '../../src/database/index.js';
import { StepRegistry, type RegisteredStep } from '../../src/routing/index.js';
import { poolOrder, poolReading } from '../../src/scheduling/index.js';
import { onEachDatabase } from '../kit/databases.js';
import { Line, MONDAY_NIGHT } from '../kit/line.js';
import { namesPeopleReliably, presentsItself } from '../kit/step-contract.js';

onEachDatabase('the contract of ladder steps', (kind) => {
  let line: Line;
  let steps: readonly RegisteredStep[];

  beforeAll(async () => {
    line = await Line.open(kind, { start: MONDAY_NIGHT });
    steps = line.app.get(StepRegistry).all();
  });
  afterAll(() => line.close());

  it('knows the six built-in steps', () => {
    expect(steps.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['admin', 'broadcast', 'manager', 'primary_oncall', 'rotating_pool', 'secondary']),
    );
  });

  it('every step presents itself', () => {
    for (const step of steps) presentsItself(step);
  });

  it('every step names people reliably', async () => {
    for (const step of steps) await namesPeopleReliably(step);
  });

  describe('a memory', () => {
    it('is undone with its offer, and kept with it', async () => {
      const members = [await line.company.technician('Ada'), await line.company.technician('Ben')];
      await line.company.pool(...members);
      const units = line.app.get(UnitOfWork);
      const order = () =>
        units.run(async (unit) => poolOrder(await unit.rows(poolReading.sql)).map(({ userId }) => userId));
      const choose = (fail: boolean) =>
        units.run(async (unit) => {
          const pool = poolOrder(await unit.rows(poolReading.sql));
          const first = pool[0]?.userId ?? 0;
          const step = steps.find(({ name }) => name === 'rotating_pool');
          await step?.provider.chosen?.(first, {
            at: line.clock.now(),
            incident: { id: 1, callerE164: null, earlierAnswererId: null },
            people: new Map(),
            schedule: {
              rotations: [],
              shifts: [],
              overrides: [],
              hours: { timeZone: 'UTC', weekly: [], holidays: new Set(), earlyCloses: new Map() },
            },
            pool,
            unit,
          });
          if (fail) throw new Error('the offer fails');
        });
      const [ada, ben] = members.map(({ id }) => id);

      await expect(choose(true)).rejects.toThrow('the offer fails');
      expect(await order()).toEqual([ada, ben]);
      await choose(false);
      expect(await order()).toEqual([ben, ada]);
    });
  });
});
