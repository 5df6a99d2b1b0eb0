import { afterEach, describe, expect, it } from 'vitest';
import { onEachDatabase, onServer } from '../kit/databases.js';
import { inventHistory } from '../kit/history.js';
import { Line } from '../kit/line.js';
import { attemptsOf, incidentOf } from '../kit/look.js';
import { Recorder } from '../kit/recorder.js';
import { TellingLine, Worker } from './kit.js';

onEachDatabase('messages', (kind) => {
  let telling: TellingLine;
  afterEach(() => telling.close());

  it('are no sign of life of a call: silence ends it all the same', async () => {
    telling = await TellingLine.open(kind);
    const { line } = telling;
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    await line.call('CA1').next();
    line.clock.advance(119);
    await telling.work();
    expect((await telling.told(1)).map(([type]) => type)).toEqual(['message_sent']);
    line.clock.advance(30);
    expect(await line.sweep()).toBe(0);
    line.clock.advance(1);
    expect(await line.sweep()).toBe(1);
  });

  it('change nothing of a call', async () => {
    telling = await TellingLine.open(kind);
    const { line } = telling;
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    await line.call('CA1').next();
    const before = [await incidentOf(line, 1), await attemptsOf(line, 1)];
    await telling.work();
    await telling.report(telling.messages.sent[0]!, 'delivered');
    expect([await incidentOf(line, 1), await attemptsOf(line, 1)]).toEqual(before);
  });
});

onServer('the worker', (kind) => {
  let line: Line;
  afterEach(() => line.close({ check: false }));

  it('leaves an incident alone that a request holds, and sees to the others', async () => {
    line = await Line.open(kind);
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    await line.company.onCall(await line.company.technician('Bert'), 'secondary');
    for (const callSid of ['CA1', 'CA2']) await line.call(callSid).next();
    const told = () =>
      line.rows<{ id: number }>("SELECT incident_id AS id FROM incident_events WHERE source = 'messenger'");
    const request = line.dataSource.createQueryRunner();
    await request.startTransaction();
    await request.query('SELECT id FROM incidents WHERE id = 1 FOR UPDATE');
    await Worker.of(line).work();
    expect((await told()).map(({ id }) => id)).toEqual([2]);
    await request.rollbackTransaction();
    await request.release();
    await Worker.of(line).work();
    expect((await told()).map(({ id }) => id)).toEqual([2, 1]);
  });

  describe('with much behind it', () => {
    it('finds what is to be done by an index', async () => {
      line = await Line.open(kind);
      await line.company.onCall(await line.company.technician('Ada'), 'primary');
      await inventHistory(line, 10_000);
      await line.dataSource.query(
        `INSERT INTO messages (dedupe_key, kind, status, user_id, phone_e164, body, incident_id, created_at, expires_at, updated_at)
         SELECT CONCAT('old:', e.id), 'ring', 'delivered', 1, '+14155550000', 'old', e.incident_id, e.at, e.at, e.at
         FROM incident_events e`,
      );
      for (const table of ['incident_events', 'messages']) await line.dataSource.query(`ANALYZE TABLE ${table}`);
      await line.call('CA1').next();
      const recorder = new Recorder(line.dataSource);
      await Worker.of(line).work();
      const statements = recorder.take().filter(({ sql }) => /^(SELECT|UPDATE)/.test(sql));
      expect(statements.length).toBeGreaterThan(5);
      for (const { sql, parameters } of statements) {
        const rows = await line.dataSource.query<{ table: string; type: string; rows: string }[]>(`EXPLAIN ${sql}`, [
          ...parameters,
        ]);
        for (const { table, type, rows: estimate } of rows) {
          if (!/^(incident_events|messages|incidents|e|i)$/.test(table)) continue;
          expect(type, sql).not.toMatch(/^(ALL|index)$/);
          expect(Number.parseInt(estimate, 10), sql).toBeLessThan(200);
        }
      }
    });
  });
});
