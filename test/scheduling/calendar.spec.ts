import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Unit } from '../../src/database/index.js';
import { ScheduleService } from '../../src/scheduling/index.js';
import { onEachDatabase } from '../kit/databases.js';
import { signIn } from '../kit/people.js';
import { dailyRotation, openOffice, type Office } from './kit.js';

const DAY = 86_400_000;

onEachDatabase('the calendar feed', (kind) => {
  const log: string[] = [];
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(kind, (line) => log.push(line));
  });
  afterAll(() => office.line.close());

  const feed = (token: string, userId: number | string) =>
    fetch(`${office.line.url}/api/on-call/calendar.ics?token=${token}&userId=${userId}`);
  const newToken = async (who = office.technician): Promise<{ token: string; url: string }> => {
    const { status, body } = await who.send('POST', '/api/on-call/calendar-token');
    expect(status).toBe(201);
    return body as { token: string; url: string };
  };
  const eventsOf = (text: string) =>
    ICAL.Component.fromString(text)
      .getAllSubcomponents('vevent')
      .map((component) => new ICAL.Event(component));

  it('shows what the timeline shows, in UTC, and keeps its UIDs', async () => {
    const { line, manager, technician } = office;
    const other = await line.company.technician('Other');
    await manager.send('POST', '/api/on-call/rotations', {
      ...dailyRotation([technician.id, other.id]),
      timeZone: 'Europe/Berlin',
      handoffTime: '02:30',
    });
    const times = { startsAt: '2026-12-01T10:00:00Z', endsAt: '2026-12-03T10:00:00Z' };
    await manager.send('POST', '/api/on-call/overrides', { userId: technician.id, level: 'secondary', ...times });
    const { token } = await newToken();
    const response = await feed(token, technician.id);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await response.text();
    const events = eventsOf(text);

    const now = line.clock.now().getTime();
    const [from, to] = [now - 30 * DAY, now + 181 * DAY].map((instant) => new Date(instant).toISOString());
    const { body } = await technician.get(`/api/on-call/timeline?from=${from}&to=${to}`);
    const segments = body as Record<'primary' | 'secondary', { from: string; to: string; userId: number }[]>;
    const expected = [...segments.primary, ...segments.secondary]
      .filter((segment) => segment.userId === technician.id && Date.parse(segment.from) < now + 180 * DAY)
      .map((segment) => `${segment.from} ${segment.to}`);
    const shown = events.map(
      (event) => `${event.startDate.toJSDate().toISOString()} ${event.endDate.toJSDate().toISOString()}`,
    );
    expect(shown).toEqual(expected);
    expect(shown.length).toBeGreaterThan(85);
    expect(events.every((event) => event.startDate.zone === ICAL.Timezone.utcTimezone)).toBe(true);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);

    line.clock.advance(3600);
    const again = eventsOf(await (await feed(token, technician.id)).text());
    expect(again.map(({ uid }) => uid).slice(0, 50)).toEqual(events.map(({ uid }) => uid).slice(0, 50));
  });

  it('keeps the UID of a duty that is longer than anybody asks', async () => {
    const { line } = office;
    const person = await signIn(line, 'technician');
    await line.company.onCall(
      { id: person.id, name: '', phone: '' },
      'secondary',
      '2020-01-01T00:00Z',
      '2030-01-01T00:00Z',
    );
    const { token } = await newToken(person);
    const uids = async () => eventsOf(await (await feed(token, person.id)).text()).map(({ uid }) => uid);
    const before = await uids();
    expect(before.length).toBeGreaterThan(0);
    line.clock.advance(3600);
    expect(await uids()).toEqual(before);
  });

  it('is worked out once while nothing changes, and says so with 304', async () => {
    const { line, manager } = office;
    const person = await signIn(line, 'technician');
    const { token } = await newToken(person);
    const address = `${line.url}/api/on-call/calendar.ics?token=${token}&userId=${person.id}`;
    const poll = (etag: string, url = address) =>
      fetch(url, { headers: { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' } });
    const first = await fetch(address);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    expect(first.headers.get('cache-control')).toMatch(/^private\b/);
    const text = await first.text();

    const plans = vi.spyOn(line.app.get(ScheduleService), 'covering');
    const statements = vi.spyOn(Unit.prototype, 'rows');
    line.clock.advance(600);
    const same = await poll(etag);
    expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', etag]);
    expect(await (await fetch(address)).text()).toBe(text);
    expect(statements).toHaveBeenCalledTimes(2);
    expect(plans).not.toHaveBeenCalled();
    statements.mockRestore();

    // Of others: it is worked out anew, and is the same.
    await manager.send('POST', '/api/on-call/rotations', dailyRotation([manager.id]));
    expect((await poll(etag)).status).toBe(304);
    expect(plans).toHaveBeenCalledTimes(1);
    const times = { startsAt: '2026-12-11T10:00:00Z', endsAt: '2026-12-13T10:00:00Z' };
    await manager.send('POST', '/api/on-call/shifts', { userId: person.id, level: 'primary', ...times });
    const changed = await poll(etag);
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
    expect(await changed.text()).toContain('20261211T100000Z');
    plans.mockRestore();

    const known = changed.headers.get('etag') ?? '';
    expect((await poll(known, address.replace(token, `${token}x`))).status).toBe(401);
    await newToken(person);
    expect((await poll(known)).status).toBe(401);
  });

  it('opens to the token of that user only, and to the newest', async () => {
    const { technician, manager, admin } = office;
    const { token } = await newToken();
    const other = await newToken(manager);
    expect((await feed(token, technician.id)).status).toBe(200);
    expect((await feed(other.token, technician.id)).status).toBe(401);
    expect((await feed(token, manager.id)).status).toBe(401);
    expect((await feed(token, 99_999)).status).toBe(401);
    expect((await feed('', technician.id)).status).toBe(401);
    expect((await feed(`${token}x`, technician.id)).status).toBe(401);
    expect((await feed('none', admin.id)).status).toBe(401);
    expect((await fetch(`${office.line.url}/api/on-call/calendar.ics`)).status).toBe(401);
    expect((await feed(token, 'x')).status).toBe(400);
    const newer = await newToken();
    expect((await feed(token, technician.id)).status).toBe(401);
    expect((await feed(newer.token, technician.id)).status).toBe(200);
  });

  it('closes when the user is deactivated', async () => {
    const person = await signIn(office.line, 'technician');
    const { token } = await newToken(person);
    await office.admin.send('PATCH', `/api/users/${person.id}`, { active: false });
    expect((await feed(token, person.id)).status).toBe(401);
  });

  it('leaves its token nowhere: not in the database, the log or the log of changes', async () => {
    const { token, url } = await newToken();
    expect(url).toContain(`token=${token}&userId=${office.technician.id}`);
    await feed(token, office.technician.id);
    const users = await office.line.rows('SELECT * FROM users');
    const changes = await office.line.rows<{ after_value: string }>("SELECT * FROM change_log WHERE entity = 'user'");
    expect(JSON.stringify([users, changes])).not.toContain(token);
    expect(changes.some((row) => row.after_value?.includes('calendarToken'))).toBe(true);
    expect(log.some((line) => line.includes('calendar.ics'))).toBe(true);
    expect(log.join('\n')).not.toContain(token);
  });
});
