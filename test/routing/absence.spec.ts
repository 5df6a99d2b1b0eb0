import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import type { Employee } from '../kit/company.js';
import { Line } from '../kit/line.js';
import { everyRow } from '../kit/look.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';

const START = '2026-11-23T10:00:00Z';
const rung = (name: string) => ({ name, timeoutSeconds: 20, limit: null });

onEachDatabase('what somebody’s absence leaves empty', (kind) => {
  let line: Line;
  let asker: SignedInPerson;
  let ada: Employee;
  let ben: Employee;
  let mia: Employee;
  beforeAll(async () => {
    line = await Line.open(kind, { start: START, environment: SESSIONS });
    const { company } = line;
    asker = await signIn(line, 'technician');
    for (const ladder of ['business_hours', 'after_hours'] as const) {
      await company.ladder(ladder, ['primary_oncall', 'secondary', 'manager'].map(rung));
    }
    await company.hours({ timeZone: 'UTC', weekly: [{ weekday: 1, opens: '08:00', closes: '17:00' }], holidays: [] });
    [ada, ben] = [await company.technician('Ada'), await company.technician('Ben')];
    mia = await company.person('Mia', 'manager');
    await company.onCall(ada, 'primary', '2026-11-23T08:00:00Z', '2026-11-23T20:00:00Z');
    await company.onCall(ben, 'primary', '2026-11-23T12:00:00Z', '2026-11-23T14:00:00Z');
  });
  afterAll(() => line.close());

  const absence = (query: string) => asker.get(`/api/coverage/absence?${query}`);
  const opened = async (who: Employee, from: string, to: string): Promise<string[]> => {
    const { status, body } = await absence(`userId=${who.id}&from=2026-11-23T${from}:00Z&to=2026-11-23T${to}:00Z`);
    expect(status).toBe(200);
    return (body.opened as Record<'from' | 'to' | 'ladder' | 'step' | 'why', string>[]).map(
      (gap) => `${gap.from.slice(11, 16)} ${gap.to.slice(11, 16)} ${gap.ladder} ${gap.step} ${gap.why}`,
    );
  };

  it('The steps on which they are the only one are named, and not those on which somebody else is left', async () => {
    expect(await opened(ada, '10:00', '18:00')).toEqual([
      '10:00 12:00 business_hours primary_oncall unavailable',
      '14:00 17:00 business_hours primary_oncall unavailable',
      '17:00 18:00 after_hours primary_oncall unavailable',
    ]);
    expect(await opened(mia, '16:00', '18:00')).toEqual([
      '16:00 17:00 business_hours manager unavailable',
      '17:00 18:00 after_hours manager unavailable',
    ]);
  });

  it('Nothing is opened by somebody who is on no step, or by a gap that is there already', async () => {
    expect(await opened(ben, '18:00', '22:00')).toEqual([]);
    expect(await opened(ada, '20:00', '22:00')).toEqual([]);
  });

  it('A ladder that would reach nobody at all is named', async () => {
    await line.company.ladder('after_hours', [rung('primary_oncall')]);
    expect(await opened(ada, '18:00', '22:00')).toEqual([
      '18:00 20:00 after_hours null unavailable',
      '18:00 20:00 after_hours primary_oncall unavailable',
    ]);
  });

  it('Nothing is written, and who is unknown or no id is refused', async () => {
    const before = await everyRow(line);
    expect(await absence('userId=9999')).toMatchObject({ status: 404, body: { code: 'USER_NOT_FOUND' } });
    expect(await absence('userId=x')).toMatchObject({ status: 400, body: { details: [{ field: 'userId' }] } });
    expect((await absence('')).status).toBe(400);
    expect(await everyRow(line)).toEqual(before);
  });
});
