import { afterAll, beforeAll, expect, it } from 'vitest';
import { onServer } from '../kit/databases.js';
import type { Employee } from '../kit/company.js';
import { Line, MONDAY_MORNING } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { askPreview } from '../routing/preview.js';
import { dailyRotation } from './kit.js';

/** By how many seconds the clock of the instance that is written to is before that of the instance that is asked. */
const APART = [10, -10, 300, -300];
const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;

/** Two instances on one database. Each test begins on a Monday, 10:00 in UTC. */
onServer('two instances whose clocks are apart', (kind) => {
  let asked: Line;
  let written: Line;
  let manager: SignedInPerson;
  let reader: SignedInPerson;
  let [ada, ben, cem]: Employee[] = [];
  let monday = Date.parse(MONDAY_MORNING);
  beforeAll(async () => {
    asked = await Line.open(kind, { environment: SESSIONS });
    written = await asked.beside(asked.clock.now(), { environment: SESSIONS });
  });
  afterAll(async () => {
    await written?.close();
    await asked?.close();
  });

  /** Begins a week with people whom no call has rung. */
  const begin = async (secondsApart: number): Promise<void> => {
    monday += WEEK;
    asked.clock.set(new Date(monday));
    written.clock.set(new Date(monday + secondsApart * 1000));
    manager = await signIn(written, 'manager');
    reader = await signIn(asked, 'technician');
    ada = await asked.company.technician('Ada');
    ben = await asked.company.technician('Ben');
    cem = await asked.company.technician('Cem');
  };
  const send = async (method: string, path: string, body?: object): Promise<string> => {
    const { status, body: made } = await manager.send(method, `/api/on-call/${path}`, body);
    expect(status).toBeLessThan(300);
    return `${path}/${(made as { id?: number } | null)?.id}`;
  };
  const day = (who: Employee) => ({
    userId: who.id,
    level: 'primary',
    startsAt: new Date(monday - 10 * HOUR).toISOString(),
    endsAt: new Date(monday + 14 * HOUR).toISOString(),
  });
  /** Who is on call as a call, the preview, the answer about now and the timeline say it on the instance that is asked. */
  const onCallNow = async (): Promise<(string | null | undefined)[]> => {
    const { nextPhoneE164 } = await asked.call().next();
    const preview = await askPreview(reader);
    const answer = (await reader.get('/api/on-call')).body as { primary: { userName: string } | null };
    const { body } = await reader.get('/api/on-call/timeline');
    return [
      [ada, ben, cem].find((who) => who?.phone === nextPhoneE164)?.name,
      preview.steps.find(({ name }) => name === 'primary_oncall')?.candidates[0]?.userName,
      answer.primary?.userName,
      (body as { primary: { userName: string | null }[] }).primary[0]?.userName,
    ];
  };
  const all = (who: string | null) => [who ?? undefined, who ?? undefined, who ?? undefined, who];

  it.each(APART)('agree at once on an override that is added, changed and taken out (%i s)', async (seconds) => {
    await begin(seconds);
    const rotation = await send('POST', 'rotations', dailyRotation([ada!.id]));
    expect(await onCallNow()).toEqual(all('Ada'));
    const path = await send('POST', 'overrides', day(ben!));
    expect(await onCallNow()).toEqual(all('Ben'));
    await send('PATCH', path, { userId: cem!.id });
    expect(await onCallNow()).toEqual(all('Cem'));
    await send('DELETE', path);
    expect(await onCallNow()).toEqual(all('Ada'));
    await send('DELETE', rotation);
  });

  it.each(APART)('agree at once on a rotation and a shift that are changed and taken out (%i s)', async (seconds) => {
    await begin(seconds);
    const rotation = await send('POST', 'rotations', dailyRotation([ada!.id]));
    await send('PATCH', rotation, { participants: [ben!.id] });
    expect(await onCallNow()).toEqual(all('Ben'));
    const shift = await send('POST', 'shifts', day(ada!));
    await send('PATCH', shift, { userId: cem!.id });
    expect(await onCallNow()).toEqual(all('Cem'));
    await send('DELETE', shift);
    expect(await onCallNow()).toEqual(all('Ben'));
    await send('DELETE', rotation);
    expect(await onCallNow()).toEqual(all(null));
  });

  it.each(APART)('leave no hole and nobody beside another where both write (%i s)', async (seconds) => {
    await begin(seconds);
    const rotation = await send('POST', 'rotations', dailyRotation([ada!.id]));
    asked.clock.advance(1);
    await send('PATCH', rotation, { participants: [ben!.id] });
    asked.clock.advance(1);
    const other = await signIn(asked, 'manager');
    expect((await other.send('PATCH', `/api/on-call/${rotation}`, { participants: [cem!.id] })).status).toBe(200);
    expect(await onCallNow()).toEqual(all('Cem'));
    asked.clock.advance(1000);
    const hour = `from=${new Date(monday).toISOString()}&to=${new Date(monday + HOUR).toISOString()}`;
    const { body } = await reader.get(`/api/on-call/timeline?${hour}`);
    const people = (body as { primary: { userId: number | null }[] }).primary.map(({ userId }) => userId);
    expect(people.at(-1)).toBe(cem!.id);
    expect(people).toEqual([ada!.id, ben!.id, cem!.id].filter((id) => people.includes(id)));
    await send('DELETE', rotation);
  });
});
