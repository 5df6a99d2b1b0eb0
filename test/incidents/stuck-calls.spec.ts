import { afterEach, beforeEach, expect, it } from 'vitest';
import { onEachDatabase, onServer, type DatabaseKind } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { attemptsOf, incidentOf } from '../kit/look.js';
import { holdRows, refuseChanges, stuckRows } from '../kit/stuck.js';

const PHONE = '+14155559911';

let line: Line;
let logged: string[];
const undo: (() => Promise<void>)[] = [];

/** A line with three calls that nothing is heard of any more, and their ids. */
async function threeSilentCalls(kind: DatabaseKind): Promise<[number, number, number]> {
  logged = [];
  line = await Line.open(kind, { log: (text) => logged.push(text) });
  for (const name of ['Ada', 'Ben', 'Cem']) {
    const phone = name === 'Ada' ? { phoneE164: PHONE } : {};
    await line.company.onCall(await line.company.technician(name, phone), 'primary');
  }
  const ids: number[] = [];
  for (const callSid of ['CA1', 'CA2', 'CA3']) ids.push((await line.call(callSid).next()).incidentId);
  line.clock.advance(150);
  return ids as [number, number, number];
}

const statuses = async (ids: readonly number[]): Promise<string[]> => {
  const found = await Promise.all(ids.map((id) => incidentOf(line, id)));
  return found.map(({ status }) => status);
};

afterEach(async () => {
  for (const each of undo.splice(0)) await each();
  await line.close();
});

onEachDatabase('the sweeper, with a call that can not be written', (kind) => {
  let ids: [number, number, number];
  beforeEach(async () => {
    ids = await threeSilentCalls(kind);
  });

  it('ends the others in the same round, tells it once, and ends that one when it can be', async () => {
    const allow = await refuseChanges(line, 'incidents', ids[0]);
    undo.push(allow);
    expect(await line.sweep()).toBe(2);
    expect(await statuses(ids)).toEqual(['routing', 'abandoned', 'abandoned']);
    expect(await stuckRows(line, logged)).toEqual({ told: [`silent calls ${ids[0]}`], counted: ['silent calls 1'] });
    expect(logged.join('')).not.toContain(PHONE.slice(1));

    line.clock.advance(60);
    expect(await line.sweep()).toBe(0);
    expect((await stuckRows(line, logged)).told).toEqual([`silent calls ${ids[0]}`]);

    await undo.pop()?.();
    line.clock.advance(60);
    expect(await line.sweep()).toBe(1);
    expect(await statuses(ids)).toEqual(['abandoned', 'abandoned', 'abandoned']);
    expect((await stuckRows(line, logged)).counted).toEqual([]);
  });

  it('frees the people of the others, with an attempt that can not be written', async () => {
    const [first] = await attemptsOf(line, ids[0]);
    undo.push(await refuseChanges(line, 'call_attempts', first?.id ?? 0));
    expect(await line.sweep()).toBe(2);
    const held = await line.rows<{ id: number }>('SELECT `id` FROM `call_attempts` WHERE `claimed_until` IS NOT NULL');
    expect(held.map(({ id }) => Number(id))).toEqual([first?.id]);
    const { counted } = await stuckRows(line, logged);
    expect(counted).toEqual(['expired claims 1', 'silent calls 1']);
  });
});

onServer('the sweeper, with a call that another client holds', (kind) => {
  it.each(['incidents', 'call_attempts'])(
    'in %s ends the others in the same round, and that one later',
    async (table) => {
      const ids = await threeSilentCalls(kind);
      const [first] = await attemptsOf(line, ids[0]);
      undo.push(await holdRows(line, table, table === 'incidents' ? ids[0] : (first?.id ?? 0)));
      expect(await line.sweep()).toBe(2);
      expect(await statuses(ids)).toEqual(['routing', 'abandoned', 'abandoned']);

      line.clock.advance(60);
      expect(await line.sweep()).toBe(0);
      const work = table === 'incidents' ? `silent calls ${ids[0]}` : `expired claims ${first?.id}`;
      expect((await stuckRows(line, logged)).told).toContain(work);

      await undo.pop()?.();
      line.clock.advance(60);
      expect(await line.sweep()).toBe(1);
      expect(await stuckRows(line, logged)).toMatchObject({ counted: [] });
    },
  );
});
