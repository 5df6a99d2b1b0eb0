import { afterEach, expect, it } from 'vitest';
import { IncidentMessages } from '../../src/notifications/outbox/incident-messages.service.js';
import { onEachDatabase, onServer, type DatabaseKind } from '../kit/databases.js';
import { holdRows, refuseChanges, refuseMessagesTo, stuckRows } from '../kit/stuck.js';
import { Gate } from '../kit/twilio/index.js';
import { TellingLine, Worker } from './kit.js';

/** More than one unit of the worker sees to. */
const MANY = 60;

let telling: TellingLine;
let logged: string[];
const undo: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const each of undo.splice(0)) await each();
  await telling.close();
});

async function open(kind: DatabaseKind, start?: string): Promise<void> {
  logged = [];
  telling = await TellingLine.open(kind, { log: (text) => logged.push(text), ...(start !== undefined && { start }) });
}

/** Three calls, for each of which somebody is rung; the ids of the marked events. */
async function threeCalls(): Promise<[number, number, number]> {
  const { line } = telling;
  for (const name of ['Ada', 'Ben', 'Cem']) await line.company.onCall(await line.company.technician(name), 'primary');
  for (const callSid of ['CA1', 'CA2', 'CA3']) await line.call(callSid).next();
  const marked = await line.rows<{ id: number }>(
    'SELECT `id` FROM `incident_events` WHERE `messages_due` IS NOT NULL ORDER BY `id`',
  );
  return marked.map(({ id }) => Number(id)) as [number, number, number];
}

/** One round of the worker, as it makes one every second. */
async function round(): Promise<void> {
  const worker = Worker.of(telling.line);
  await worker.begin();
  await worker.idle();
}

const statuses = async (): Promise<string[]> => (await telling.rows()).map(({ status }) => status);

onEachDatabase('the messenger', (kind) => {
  it('tells people of other calls when an event can not be read, and of that one when it can', async () => {
    await open(kind);
    const { line } = telling;
    const [first] = await threeCalls();
    const [{ data } = { data: '' }] = await line.rows<{ data: string }>(
      'SELECT `data` FROM `incident_events` WHERE `id` = ?',
      [first],
    );
    await line.dataSource.query('UPDATE `incident_events` SET `data` = \'{"phone": +14155559911\' WHERE `id` = ?', [
      first,
    ]);
    await round();
    await round();
    expect(await statuses()).toEqual(['sent', 'sent']);
    expect(await stuckRows(line, logged)).toEqual({
      told: [`events to tell of ${first}`],
      counted: ['events to tell of 1'],
    });
    expect(logged.join('')).not.toContain('4155559911');

    await line.dataSource.query('UPDATE `incident_events` SET `data` = ? WHERE `id` = ?', [data, first]);
    line.clock.advance(60);
    await round();
    expect(await statuses()).toEqual(['sent', 'sent', 'sent']);
    expect((await stuckRows(line, logged)).counted).toEqual([]);
  });

  it('tells people of calls behind many events that belong to no call', async () => {
    await open(kind);
    const { line } = telling;
    const isEmbedded = line.dataSource.options.type === 'better-sqlite3';
    const [off, on] = isEmbedded
      ? ['PRAGMA foreign_keys = OFF', 'PRAGMA foreign_keys = ON']
      : ['SET FOREIGN_KEY_CHECKS = 0', 'SET FOREIGN_KEY_CHECKS = 1'];
    const runner = line.dataSource.createQueryRunner();
    await runner.query(off);
    const row = "(999999, ?, 'exhausted', 'request', '2026-11-01 10:00:00.000', '{}', '2026-11-01 10:00:00.000')";
    await runner.query(
      'INSERT INTO `incident_events` (`incident_id`, `seq`, `type`, `source`, `at`, `data`, `messages_due`) VALUES ' +
        Array.from({ length: MANY }, () => row).join(', '),
      Array.from({ length: MANY }, (_, index) => index + 1),
    );
    await runner.query(on);
    await runner.release();
    undo.push(() => line.dataSource.query('DELETE FROM `incident_events` WHERE `incident_id` = 999999'));
    await threeCalls();
    await round();
    expect(await statuses()).toEqual(['sent', 'sent', 'sent']);

    line.clock.advance(60);
    await round();
    expect((await stuckRows(line, logged)).counted).toEqual([`events to tell of ${MANY}`]);
  });

  it('sends other messages when one can not be changed, and that one when it can', async () => {
    await open(kind);
    const { line } = telling;
    await threeCalls();
    undo.push(await refuseChanges(line, 'messages', 1));
    await round();
    expect(await statuses()).toEqual(['queued', 'sent', 'sent']);
    expect(await stuckRows(line, logged)).toEqual({ told: ['messages to send 1'], counted: ['messages to send 1'] });

    await undo.pop()?.();
    line.clock.advance(60);
    await round();
    expect(await statuses()).toEqual(['sent', 'sent', 'sent']);
    expect((await stuckRows(line, logged)).counted).toEqual([]);
  });

  it('reminds others when the message to one person is refused, and tells managers of the gaps', async () => {
    await open(kind, '2026-11-23T17:00:00Z');
    const { line } = telling;
    const [from, to] = ['2026-11-24T08:00:00Z', '2026-11-24T16:00:00Z'];
    const ada = await line.company.technician('Ada');
    const ben = await line.company.technician('Ben');
    await line.company.onCall(ada, 'primary', from, to);
    await line.company.onCall(ben, 'secondary', from, to);
    await line.company.person('Mia', 'manager', { available: false });
    const takeAgain = await refuseMessagesTo(line, ada.id);
    expect(await telling.daily()).toBe(2);
    expect((await telling.rows()).map(({ kind: what }) => what)).toEqual(['handoff_reminder', 'coverage_gaps']);
    expect(await stuckRows(line, logged)).toMatchObject({ told: [`reminders of people ${ada.id}`] });

    await takeAgain();
    line.clock.advance(60);
    expect(await telling.daily()).toBe(1);
    expect((await stuckRows(line, logged)).counted).toEqual([]);
  });
});

onServer('the messenger, with what another client holds,', (kind) => {
  it.each(['incidents', 'incident_events'])('tells people of other calls, and of that one later: %s', async (table) => {
    await open(kind);
    const { line } = telling;
    const [first] = await threeCalls();
    const [{ id } = { id: 0 }] = await line.rows<{ id: number }>('SELECT MIN(`id`) AS `id` FROM `incidents`');
    undo.push(await holdRows(line, table, table === 'incidents' ? id : first));
    await round();
    expect(await statuses()).toEqual(['sent', 'sent']);

    await undo.pop()?.();
    await round();
    expect(await statuses()).toEqual(['sent', 'sent', 'sent']);
  });

  it('sends other messages, and that one later', async () => {
    await open(kind);
    const { line } = telling;
    await threeCalls();
    await line.app.get(IncidentMessages).write();
    undo.push(await holdRows(line, 'messages', 1));
    await round();
    expect(await statuses()).toEqual(['queued', 'sent', 'sent']);

    await undo.pop()?.();
    await round();
    expect(await statuses()).toEqual(['sent', 'sent', 'sent']);
  });

  it('records later what became of a message whose call is held when it has been sent', async () => {
    await open(kind);
    const { line, messages } = telling;
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    const { incidentId } = await line.call('CA1').next();
    const gate = new Gate();
    messages.next(gate.fate);
    const worker = Worker.of(line);
    await worker.begin();
    undo.push(await holdRows(line, 'incidents', incidentId));
    gate.open();
    await worker.idle();
    expect(await statuses()).toEqual(['sending']);

    await undo.pop()?.();
    line.clock.advance(5);
    await round();
    expect(await statuses()).toEqual(['sent']);
    expect(messages.sent).toHaveLength(1);
  }, 60_000);
});
