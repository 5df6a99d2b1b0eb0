import { afterEach, beforeEach, expect, it } from 'vitest';
import { UnitOfWork } from '../../src/database/index.js';
import { IncidentMessages } from '../../src/notifications/outbox/incident-messages.service.js';
import { takeDue } from '../../src/notifications/sending/take-due.js';
import { SendingPolicy } from '../../src/notifications/sending-policy.js';
import { onEachDatabase, onServer } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { Gate } from '../kit/twilio/index.js';
import { kept, TellingLine, Worker } from './kit.js';

const PEOPLE = 20;
const CALLS = 10;

/** Lets calls find nobody, of each of which every manager is to be told. */
async function callInVain(line: Line): Promise<void> {
  for (let index = 0; index < PEOPLE; index += 1) {
    await line.company.person(`Manager ${index}`, 'manager', { available: false });
  }
  for (let index = 0; index < CALLS; index += 1) await line.call(`CA${index}`).next();
}

/** How often each message was sent: by its id. */
function timesOf(telling: TellingLine): Map<string, number> {
  const times = new Map<string, number>();
  for (const { statusCallback } of telling.messages.sent) {
    times.set(statusCallback, (times.get(statusCallback) ?? 0) + 1);
  }
  return times;
}

/** How often a trail says that a message was sent. */
async function tellings(line: Line): Promise<number> {
  return (await line.rows("SELECT id FROM incident_events WHERE type = 'message_sent'")).length;
}

onEachDatabase('two workers', (kind) => {
  let telling: TellingLine;
  afterEach(() => telling.close());

  it('send each of many messages once, and tell it once', async () => {
    telling = await TellingLine.open(kind);
    const { line } = telling;
    await callInVain(line);
    await Promise.all([Worker.of(line).work(), Worker.another(line).work()]);
    await Worker.of(line).work();
    const rows = await telling.rows();
    expect(rows).toHaveLength(PEOPLE * CALLS);
    expect(new Set(rows.map(({ status, tries }) => `${status} ${tries}`))).toEqual(new Set(['sent 1']));
    const times = timesOf(telling);
    expect([times.size, ...new Set(times.values())]).toEqual([rows.length, 1]);
    expect(await tellings(line)).toBe(rows.length);
  });

  it('leave alone what the other is sending', async () => {
    telling = await TellingLine.open(kind);
    const { line, messages } = telling;
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    await line.call('CA1').next();
    const gate = new Gate();
    messages.next(gate.fate);
    const one = Worker.of(line);
    await one.begin();
    line.clock.advance(59);
    await Worker.another(line).work();
    expect((await telling.rows()).map(({ status }) => status)).toEqual(['sending']);
    gate.open();
    await one.idle();
    expect((await telling.rows()).map(({ status, tries }) => [status, tries])).toEqual([['sent', 1]]);
    expect(messages.sent).toHaveLength(1);
  });

  it('give up what the other has not ended in time, and believe it when it does', async () => {
    telling = await TellingLine.open(kind);
    const { line, messages } = telling;
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    await line.call('CA1').next();
    const gate = new Gate();
    messages.next(gate.fate);
    const one = Worker.of(line);
    await one.begin();
    line.clock.advance(60);
    await Worker.another(line).work();
    expect((await telling.rows())[0]).toMatchObject({ status: 'failed', error: 'outcome unknown' });
    gate.open();
    await one.idle();
    expect((await telling.rows())[0]).toMatchObject({ status: 'sent', error: null });
    expect((await telling.told(1)).map(([type]) => type)).toEqual(['message_failed', 'message_sent']);
    expect(messages.sent).toHaveLength(1);
  });
});

onServer('two instances, each with a worker', (kind) => {
  let telling: TellingLine;
  let other: Line;
  beforeEach(async () => {
    telling = await TellingLine.open(kind);
    other = await Line.open(kept(telling.database), { environment: telling.twilio.environment });
  });
  afterEach(async () => {
    await other.close();
    await telling.close();
  });

  it('send each of many messages once', async () => {
    await callInVain(telling.line);
    await Promise.all([Worker.of(telling.line).work(), Worker.of(other).work()]);
    const times = timesOf(telling);
    expect([times.size, ...new Set(times.values())]).toEqual([PEOPLE * CALLS, 1]);
    expect(await tellings(other)).toBe(PEOPLE * CALLS);
  });

  it('take a message once, also when both see it before either has it', async () => {
    const { line } = telling;
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    await line.call('CA1').next();
    await line.app.get(IncidentMessages).write();
    const due = (await telling.rows()).map(({ id }) => id);
    const take = (from: Line, then: () => Promise<void>): Promise<number> =>
      from.app.get(UnitOfWork).run(async (unit) => {
        const { taken } = await takeDue(unit, from.url, due, from.app.get(SendingPolicy), from.clock.now());
        await then();
        return taken.length;
      });
    let second = 1;
    const first = await take(line, async () => {
      second = await take(other, async () => undefined);
    });
    expect([first, second]).toEqual([1, 0]);
  });
});
