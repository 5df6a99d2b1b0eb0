import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { openOffice, tokenOf, type Office } from './kit.js';

const HOURS = {
  timeZone: 'America/Los_Angeles',
  weekly: [
    { weekday: 1, opens: '08:00', closes: '12:00' },
    { weekday: 1, opens: '13:00', closes: '24:00' },
    { weekday: 5, opens: '22:00', closes: '06:00' },
  ],
  holidays: [
    { date: '2026-12-18', name: 'Half a day', closes: '05:30' },
    { date: '2026-12-25', name: 'Christmas Day' },
  ],
};
const ICS = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//test//EN',
  'BEGIN:VEVENT',
  'UID:1@example.com',
  'DTSTART;VALUE=DATE:20001225',
  'RRULE:FREQ=YEARLY',
  'SUMMARY:Christmas',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

onEachDatabase('business hours and the rotating pool', (kind) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(kind);
  });
  afterAll(() => office.line.close());
  beforeEach(async () => {
    expect(await office.manager.send('PUT', '/api/business-hours', HOURS)).toEqual({ status: 200, body: HOURS });
  });

  it('are read by everybody and written by admins and managers', async () => {
    const { technician, admin } = office;
    expect(await technician.get('/api/business-hours')).toEqual({ status: 200, body: HOURS });
    expect((await technician.send('PUT', '/api/business-hours', HOURS)).status).toBe(403);
    expect((await technician.send('POST', '/api/business-hours/holidays/import', { ics: ICS })).status).toBe(403);
    expect((await technician.send('PUT', '/api/rotating-pool', { members: [] })).status).toBe(403);
    expect((await technician.get('/api/rotating-pool')).status).toBe(200);
    expect((await admin.send('PUT', '/api/business-hours', HOURS)).status).toBe(200);
  });

  it.each([
    ['2026-11-23T15:59:59Z', 'after_hours'],
    ['2026-11-23T16:00:00Z', 'business_hours'],
    ['2026-11-23T20:30:00Z', 'after_hours'],
    ['2026-11-24T07:59:59Z', 'business_hours'],
    ['2026-11-24T08:00:00Z', 'after_hours'],
    ['2026-11-28T13:59:59Z', 'business_hours'],
    ['2026-12-12T07:00:00Z', 'business_hours'],
    ['2026-12-19T07:00:00Z', 'after_hours'],
    ['2026-12-26T07:00:00Z', 'after_hours'],
  ])('decide about the ladder: at %s it is %s', async (at, ladder) => {
    expect((await office.technician.get(`/api/on-call?at=${at}`)).body).toMatchObject({ ladder });
  });

  it.each<[object, number, string]>([
    [{ weekly: [...HOURS.weekly, { weekday: 1, opens: '11:00', closes: '12:30' }] }, 422, 'weekly[3]'],
    [{ timeZone: 'Mars/Olympus' }, 422, 'timeZone'],
    [{ holidays: [...HOURS.holidays, ...HOURS.holidays] }, 422, 'holidays[2].date'],
    [{ holidays: [{ date: '2026-02-30', name: 'X' }] }, 422, 'holidays[0].date'],
    [{ holidays: [{ date: '2026-12-24', name: 'X', closes: '24:00' }] }, 400, 'holidays[0].closes'],
    [{ holidays: [{ date: '2026-12-24', name: 'X', closes: 12 }] }, 400, 'holidays[0].closes'],
    [{ weekly: [{ weekday: 8, opens: '08:00', closes: '12:00' }] }, 400, 'weekly[0].weekday'],
    [{ weekly: [{ weekday: 1, opens: '24:00', closes: '12:00' }] }, 400, 'weekly[0].opens'],
    [{ weekly: [[]] }, 400, 'weekly'],
    [{ weekly: undefined }, 400, 'weekly'],
  ])('refuse %o with %i, and nothing is changed', async (wrong, status, field) => {
    const refused = await office.manager.send('PUT', '/api/business-hours', { ...HOURS, ...wrong });
    expect(refused.status).toBe(status);
    const { details } = refused.body as { details: { field: string }[] };
    expect(details[0]!.field.startsWith(field)).toBe(true);
    expect((await office.manager.get('/api/business-hours')).body).toEqual(HOURS);
  });

  it.each<[string, string, string]>([
    ['text/calendar', 'text/calendar', ICS],
    ['JSON', 'application/json', JSON.stringify({ ics: ICS })],
  ])('take the holidays of a file that comes as %s', async (_, type, body) => {
    const { manager, line } = office;
    const send = async () => {
      const headers = { 'Content-Type': type, Authorization: `Bearer ${await tokenOf(office, manager)}` };
      const url = `${line.url}/api/business-hours/holidays/import`;
      const response = await fetch(url, { method: 'POST', headers, body });
      return { status: response.status, body: (await response.json()) as object };
    };
    expect(await send()).toMatchObject({ status: 201, body: { added: 4, known: 1, ignored: 0 } });
    expect(await send()).toMatchObject({ status: 201, body: { added: 0, known: 5, ignored: 0 } });
    const { holidays } = (await manager.get('/api/business-hours')).body as typeof HOURS;
    expect(holidays.slice(1).map(({ date }) => date)).toEqual(
      [2026, 2027, 2028, 2029, 2030].map((year) => `${year}-12-25`),
    );
    expect(holidays.slice(0, 2)).toEqual(HOURS.holidays);
  });

  it('take no file with which there would be more holidays than a list of them may have', async () => {
    const { manager } = office;
    const holidays = Array.from({ length: 998 }, (_, index) => ({
      date: new Date(Date.UTC(2030, 0, 1 + index)).toISOString().slice(0, 10),
      name: 'Holiday',
    }));
    expect((await manager.send('PUT', '/api/business-hours', { ...HOURS, holidays })).status).toBe(200);
    const events = ['20270101', '20270102', '20270103'].map(
      (date) => `BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:${date}\r\nEND:VEVENT\r\n`,
    );
    const send = (count: number) => {
      const ics = `BEGIN:VCALENDAR\r\n${events.slice(0, count).join('')}END:VCALENDAR\r\n`;
      return manager.send('POST', '/api/business-hours/holidays/import', { ics });
    };
    expect(await send(3)).toMatchObject({
      status: 422,
      body: {
        details: [{ field: 'ics', message: 'ics would make 1001 holidays, and there may be 1000: remove some first' }],
      },
    });
    expect(((await manager.get('/api/business-hours')).body as typeof HOURS).holidays).toHaveLength(998);
    expect(await send(2)).toMatchObject({ status: 201, body: { added: 2 } });
    const hours = (await manager.get('/api/business-hours')).body as typeof HOURS;
    expect((await manager.send('PUT', '/api/business-hours', hours)).status).toBe(200);
  });

  it('say what a file holds before anything is written, and do not add its observances', async () => {
    const { manager, technician } = office;
    const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
    const ics = [
      'BEGIN:VCALENDAR',
      ...event('DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christmas'),
      ...event('DTSTART;VALUE=DATE:20261226', 'SUMMARY:Boxing Day'),
      ...event('DTSTART;VALUE=DATE:20270214', 'SUMMARY:Valentine’s Day', 'DESCRIPTION:Observance'),
      ...event('DTSTART:20261224T130000', 'SUMMARY:Early closing'),
      ...event('DTSTART:20261231T120000', 'DURATION:PT12H', 'SUMMARY:Half of it'),
      ...event('DTSTART;VALUE=DATE:20241225', 'SUMMARY:Over'),
      'END:VCALENDAR',
      '',
    ].join('\r\n');
    const rest = {
      notUnderstood: [{ summary: 'Early closing', start: '20261224T130000', reason: 'time_of_day' }],
      ignored: 1,
      past: 1,
    };
    expect(await manager.send('POST', '/api/business-hours/holidays/review', { ics })).toEqual({
      status: 200,
      body: {
        holidays: [
          { date: '2026-12-25', name: 'Christmas', known: true },
          { date: '2026-12-26', name: 'Boxing Day', known: false },
          { date: '2026-12-31', name: 'Half of it', closes: '12:00', known: false },
        ],
        observances: [{ date: '2027-02-14', name: 'Valentine’s Day', known: false }],
        ...rest,
      },
    });
    expect((await manager.get('/api/business-hours')).body).toEqual(HOURS);
    expect((await technician.send('POST', '/api/business-hours/holidays/review', { ics })).status).toBe(403);
    expect(await manager.send('POST', '/api/business-hours/holidays/import', { ics })).toEqual({
      status: 201,
      body: {
        added: 2,
        known: 1,
        holidays: [
          { date: '2026-12-26', name: 'Boxing Day' },
          { date: '2026-12-31', name: 'Half of it', closes: '12:00' },
        ],
        observances: [{ date: '2027-02-14', name: 'Valentine’s Day' }],
        ...rest,
      },
    });
  });

  it.each<[string, (text: string) => Buffer]>([
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with a byte order mark', (text) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-8 folded within a character', (text) => splitSign(Buffer.from(text))],
    ['Windows-1252', (text) => Buffer.from(text.replaceAll('’', '\u0092'), 'latin1')],
    ['UTF-16 with a byte order mark', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16', (text) => Buffer.from(text, 'utf16le')],
    ['UTF-16 in the other order', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('read a file of 350 kB in %s', async (_, encode) => {
    const { manager, line } = office;
    const filler = `X-FILLER:${'0123456789'.repeat(6)}\r\n`.repeat(5000);
    const text = ICS.replace('SUMMARY:Christmas', `SUMMARY:L’été de Noël\r\n${filler}`);
    const response = await fetch(`${line.url}/api/business-hours/holidays/review`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/calendar', Authorization: `Bearer ${await tokenOf(office, manager)}` },
      body: encode(text),
    });
    expect(await response.json()).toMatchObject({ holidays: [{ name: 'L’été de Noël' }, {}, {}, {}, {}], ignored: 0 });
  });

  it.each<[object, string]>([
    [{ ics: 'no calendar' }, 'ics'],
    [{ ics: 17 }, 'ics'],
    [{}, 'ics'],
    [{ ics: ICS, more: 1 }, 'more'],
  ])('refuse the holiday file %o', async (body, field) => {
    const refused = await office.manager.send('POST', '/api/business-hours/holidays/import', body);
    expect(refused).toMatchObject({ status: 400, body: { details: [{ field }] } });
  });

  it('keep the members in order, with their memory, and note each change', async () => {
    const { line, manager } = office;
    const ids = [];
    for (const name of ['Ada', 'Ben', 'Cem']) ids.push((await line.company.technician(name)).id);
    const [ada, ben, cem] = ids as [number, number, number];
    const put = (members: number[]) => manager.send('PUT', '/api/rotating-pool', { members });
    expect(await put([cem, ada])).toEqual({ status: 200, body: { members: [cem, ada] } });
    await line.rows('UPDATE rotating_pool_members SET last_turn = 7 WHERE user_id = ?', [ada]);
    expect(await put([ada, ben])).toEqual({ status: 200, body: { members: [ada, ben] } });
    expect((await manager.get('/api/rotating-pool')).body).toEqual({ members: [ada, ben] });
    const turns = await line.rows('SELECT user_id AS u, last_turn AS t FROM rotating_pool_members ORDER BY position');
    expect(turns.map((row) => ({ ...(row as object) }))).toEqual([
      { u: ada, t: 7 },
      { u: ben, t: null },
    ]);
    expect(await put([ada, ben, ada])).toMatchObject({ status: 422, body: { details: [{ field: 'members[2]' }] } });
    expect(await put([ada, 99_999])).toMatchObject({ status: 422, body: { details: [{ field: 'members[1]' }] } });
    expect((await manager.get('/api/rotating-pool')).body).toEqual({ members: [ada, ben] });
    const noted = await line.rows<{ entity: string }>(
      "SELECT * FROM change_log WHERE entity IN ('rotating_pool', 'business_hours') AND actor_user_id = ?",
      [manager.id],
    );
    expect(noted.filter(({ entity }) => entity === 'rotating_pool')).toHaveLength(2);
    expect(noted.some(({ entity }) => entity === 'business_hours')).toBe(true);
  });
});

/** Folds a text within its first sign that has two bytes. */
function splitSign(bytes: Buffer): Buffer {
  const at = bytes.findIndex((byte) => byte >= 0xc0) + 1;
  return Buffer.concat([bytes.subarray(0, at), Buffer.from('\r\n '), bytes.subarray(at)]);
}
