import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Line, MONDAY_MORNING } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { forget, incident, remember } from './past.js';

interface Page {
  readonly items: readonly { readonly id: number }[];
  readonly nextCursor: string | null;
}

onEachDatabase('the history of incidents', (kind) => {
  let line: Line;
  let someone: SignedInPerson;
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS });
    someone = await signIn(line, 'technician');
  });
  afterAll(() => line.close());

  const pageOf = async (query: string): Promise<Page> => {
    const { status, body } = await someone.get(`/api/incidents?${query}`);
    expect([status, status === 200 ? '' : body]).toEqual([200, '']);
    return body as Page;
  };
  const allOf = async (query: string): Promise<number[]> => {
    const ids: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page = await pageOf(`${query}${cursor === '' ? '' : `&cursor=${cursor}`}`);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    return ids;
  };

  it('shows a call that was answered, whole', async () => {
    const ada = await line.company.technician('Ada Ödegård');
    await line.company.onCall(ada, 'primary');
    const bert = await line.company.technician('Bert');
    await line.company.onCall(bert, 'secondary');
    const phone = line.call('CAwhole', '+14155551234');
    line.clock.set(MONDAY_MORNING);
    const { incidentId } = await phone.tryNext();
    line.clock.advance(25);
    await phone.answered(await phone.next({ incidentId }));
    line.clock.advance(60);
    await phone.completed(incidentId, 60);
    const { status, body } = await someone.get(`/api/incidents/${incidentId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: incidentId,
      callSid: 'CAwhole',
      callerPhone: '+14155551234',
      status: 'completed',
      ladder: 'business_hours',
      createdAt: '2026-11-23T10:00:00.000Z',
      answeredAt: '2026-11-23T10:00:25.000Z',
      endedAt: '2026-11-23T10:01:25.000Z',
      answeredBy: { userId: bert.id, userName: 'Bert' },
      durationSeconds: 60,
      relatedIncidentId: null,
      attemptCount: 2,
      attempts: [
        {
          userId: ada.id,
          userName: 'Ada Ödegård',
          stepName: 'primary_oncall',
          phoneE164: ada.phone,
          status: 'no-answer',
        },
        { userId: bert.id, stepName: 'secondary', status: 'answered', offeredAt: '2026-11-23T10:00:25.000Z' },
      ],
    });
    const { events } = body as { events: { seq: number; type: string; at: string; requestId: string }[] };
    expect(events.map(({ seq, type }) => `${seq} ${type}`)).toEqual([
      '1 offered',
      '2 attempt_failed',
      '3 offered',
      '4 answered',
      '5 completed',
    ]);
    expect(events[0]).toMatchObject({ at: '2026-11-23T10:00:00.000Z', requestId: expect.any(String) as string });
    const [first] = (await pageOf('limit=1')).items;
    const {
      attempts: _attempts,
      events: _events,
      voiceMessage: _voiceMessage,
      ...summary
    } = body as Record<string, unknown>;
    expect(first).toEqual(summary);
    expect(await allOf('q=ada+%C3%96de')).toEqual([incidentId]);
  });

  it("shows a voice message only where its address is one of Twilio's API", async () => {
    const { incidentId } = await line.call().next();
    const shown = async (url: string): Promise<unknown> => {
      await line.dataSource.query('UPDATE incidents SET recording_url = ? WHERE id = ?', [url, incidentId]);
      return ((await someone.get(`/api/incidents/${incidentId}`)).body as { voiceMessage: unknown }).voiceMessage;
    };
    const url = `https://api.twilio.com/2010-04-01/Accounts/AC${'0'.repeat(32)}/Recordings/RE${'1'.repeat(32)}`;
    expect(await shown(url)).toEqual({
      url: `/api/incidents/${incidentId}/voice-message`,
      seconds: null,
      text: null,
      removedAt: null,
    });
    expect(await shown(url.replace('api.twilio.com', 'example.com'))).toBeNull();
  });

  it('says that somebody unknown answered', async () => {
    const phone = line.call();
    const { incidentId } = await phone.next();
    expect((await someone.get(`/api/incidents/${incidentId}`)).body).toMatchObject({
      answeredBy: null,
      answeredAt: null,
    });
    await phone.answered({ incidentId, nextPhoneE164: '+14155550000' });
    expect((await someone.get(`/api/incidents/${incidentId}`)).body).toMatchObject({
      status: 'answered',
      answeredBy: { userId: null, userName: 'unknown' },
    });
  });

  it('answers 404 for an incident that is not there', async () => {
    expect(await someone.get('/api/incidents/99999999')).toMatchObject({
      status: 404,
      body: { statusCode: 404, code: 'INCIDENT_NOT_FOUND' },
    });
  });

  it.each([
    ['status=lost', 'status'],
    ['from=2026-11-23', 'from'],
    ['from=2026-11-23T10:00:00', 'from'],
    ['to=2026-02-30T10:00:00Z', 'to'],
    ['to=2026-11-23T10:00:00Z&to=2026-11-23T10:00:00Z', 'to'],
    ['from=2026-11-24T00:00:00Z&to=2026-11-23T00:00:00Z', 'to'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=ten', 'limit'],
    ['cursor=not%20one', 'cursor'],
    ['cursor=abcdefgh', 'cursor'],
    ['q=', 'q'],
    ['q=%00', 'q'],
    [`q=${'x'.repeat(101)}`, 'q'],
    ['page=2', 'page'],
  ])('refuses %s, naming %s', async (query, field) => {
    expect(await someone.get(`/api/incidents?${query}`)).toMatchObject({ status: 400, body: { details: [{ field }] } });
  });

  it.each(['/api/incidents', '/api/incidents/1', '/api/incidents/export.csv', '/api/metrics/summary'])(
    'is for people who are signed in: %s',
    async (path) => {
      expect((await fetch(`${line.url}${path}`)).status).toBe(401);
    },
  );

  // ---
  const DAY = '2026-03-01T00:00:00.000Z';
  const at = (second: number): Date => new Date(Date.parse(DAY) + second * 1000);
  // Five in each second: places in the history that only the id tells apart.
  const past = Array.from({ length: 63 }, (_, index) =>
    incident(1_000_000 + index, {
      created_at: at(Math.floor(index / 5)),
      status: index % 3 === 0 ? 'exhausted' : 'abandoned',
      caller_phone: index === 40 ? 'sip:50%_off@example.com' : '+14155551234',
      caller_e164: index === 40 ? null : '+14155551234',
    }),
  );
  const newestFirst = past.map(({ id }) => id).toReversed();
  const march = `from=${DAY}&to=2026-04-01T00:00:00Z`;

  beforeEach(async () => {
    await forget(line);
    await remember(line, past);
  });
  afterEach(() => forget(line));

  it.each([1, 7, 62, 63, 64])('is told newest first, each once, %i a page', async (limit) => {
    expect(await allOf(`${march}&limit=${limit}`)).toEqual(newestFirst);
  });

  it('stays as it is for somebody who is reading when a call comes in', async () => {
    const page = await pageOf('limit=60');
    await remember(line, [incident(2_000_000, { created_at: new Date(line.clock.now()) })]);
    const rest = await pageOf(`limit=60&cursor=${page.nextCursor}`);
    expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual(newestFirst);
  });

  it('begins at from and ends before to, whatever the offset', async () => {
    const ids = await allOf(`from=2026-03-01T01:00:02%2B01:00&to=2026-03-01T00:00:04Z`);
    expect(ids).toEqual(newestFirst.filter((id) => id >= 1_000_010 && id < 1_000_020));
    expect(await allOf(`from=2026-03-01T01:00:02+01:00&to=2026-03-01T00:00:04Z`)).toEqual(ids);
  });

  it('is filtered by status', async () => {
    const exhausted = past.filter(({ status }) => status === 'exhausted').map(({ id }) => id);
    expect(await allOf('status=exhausted&limit=4')).toEqual(exhausted.toReversed());
  });

  it('finds a call by its id, a caller by number or words, and nothing by a pattern', async () => {
    expect(await allOf('q=CA01000007')).toEqual([1_000_007]);
    expect(await allOf('q=ca0100000')).toEqual(newestFirst.slice(-10));
    expect(await allOf('q=%2B14155551234&limit=10')).toEqual(newestFirst.filter((id) => id !== 1_000_040));
    expect(await allOf('q=%2B1%20(415)%20555-1234&limit=10')).toEqual(newestFirst.filter((id) => id !== 1_000_040));
    expect(await allOf('q=555123&limit=10')).toEqual(newestFirst.filter((id) => id !== 1_000_040));
    expect(await allOf('q=50%25_OFF')).toEqual([1_000_040]);
    expect(await allOf('q=50%25%25')).toEqual([]);
    expect(await allOf('q=CA01000007&status=exhausted')).toEqual([]);
  });

  it('looks at a bounded number of incidents a page, and misses none', async () => {
    await remember(
      line,
      Array.from({ length: 10_100 }, (_, index) => incident(3_000_000 + index, { call_sid: `XX${index}` })),
    );
    const first = await pageOf('q=off');
    expect(first.items).toEqual([]);
    expect(first.nextCursor).not.toBeNull();
    expect(await allOf('q=off')).toEqual([1_000_040]);
    expect(await allOf('q=CA0100000&limit=3')).toEqual(newestFirst.slice(-10));
  });
});
