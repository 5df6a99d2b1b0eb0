import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { forget, incident, remember, type PastAttempt, type PastIncident } from './past.js';
import { recompute, type Past } from './recompute.js';

const STATUSES = ['routing', 'exhausted', 'answered', 'completed', 'abandoned', 'handled_by_fallback'];
const RESULTS = ['pending', 'no-answer', 'busy', 'failed', 'canceled', 'unconfirmed', 'superseded', 'answered'];
const STEPS = ['primary_oncall', 'secondary', 'admin', 'manager', 'rotating_pool'];
const MARCH = Date.UTC(2026, 2, 1);
const DAY = 86_400_000;

/** Calls of thirty days, the same for the same seed: answers earlier than their calls, ties and unknown answerers too. */
function inventPast(seed: number, calls: number): Past {
  let state = seed;
  const random = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const pick = <T>(values: readonly T[]): T => values[random(values.length)]!;
  const incidents: PastIncident[] = [];
  const attempts: PastAttempt[] = [];
  for (let id = 1; id <= calls; id += 1) {
    const began = MARCH + random(30 * DAY);
    const users = Array.from({ length: random(6) }, () => 1 + random(12));
    const offered = [...new Set(users)];
    const answered = random(3) > 0;
    const answerer = answered && offered.length > 0 && random(5) > 0 ? pick(offered) : null;
    for (const user of offered) {
      attempts.push({
        incident_id: id,
        user_id: user,
        user_name: `User ${user} of ${random(3)}`,
        step_name: pick(STEPS),
        phone_e164: `+1415555${1000 + user}`,
        status: user === answerer ? 'answered' : pick(RESULTS),
        offered_at: new Date(began + random(60_000)),
      });
    }
    incidents.push(
      incident(id, {
        created_at: new Date(began),
        ladder: pick(['business_hours', 'after_hours']),
        status: pick(STATUSES),
        answered_at: answered ? new Date(began - 5000 + random(200_000)) : null,
        answered_by_user_id: answerer,
        duration_seconds: random(4) > 0 ? random(900) : null,
      }),
    );
  }
  return { incidents, attempts };
}

onEachDatabase('the figures of a period', (kind) => {
  let line: Line;
  let someone: SignedInPerson;
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS, start: '2026-11-23T22:00:00Z' });
    someone = await signIn(line, 'technician');
  });
  afterEach(() => forget(line));
  afterAll(() => line.close());

  const summary = async (from: Date | null, to: Date | null): Promise<unknown> => {
    const query = new URLSearchParams();
    if (from) query.set('from', from.toISOString());
    if (to) query.set('to', to.toISOString());
    const { status, body } = await someone.get(`/api/metrics/summary?${query.toString()}`);
    expect(status).toBe(200);
    return body as unknown;
  };

  it('are what a plain recomputation says, for any past and period', { timeout: 120_000 }, async () => {
    for (const [seed, calls] of [
      [1, 1],
      [2, 2],
      [3, 9],
      [4, 100],
      [5, 1000],
    ] as const) {
      const past = inventPast(seed, calls);
      await remember(line, past.incidents, past.attempts);
      const began = past.incidents[0]!.created_at;
      const periods: [Date | null, Date | null][] = [
        [null, null],
        [new Date(MARCH), new Date(MARCH + 10 * DAY)],
        [new Date(MARCH + 7 * DAY), null],
        [null, new Date(MARCH + 2 * DAY)],
        [began, new Date(began.getTime() + 1)],
        [new Date(MARCH - DAY), began],
        [new Date(MARCH), new Date(MARCH)],
      ];
      for (const [from, to] of periods) expect(await summary(from, to)).toEqual(nearly(recompute(past, from, to)));
      await forget(line);
    }
  });

  it('of no calls are zero or unknown', async () => {
    expect(await summary(null, null)).toEqual({
      incidents: 0,
      answered: 0,
      timeToAnswerSeconds: { p50: null, p90: null, mean: null },
      attemptsPerIncident: null,
      exhaustedIncidents: 0,
      abandonedIncidents: 0,
      handledByFallbackIncidents: 0,
      blockedIncidents: 0,
      averageCallDurationSeconds: null,
      steps: [],
      users: [],
    });
  });

  it('tell of a night as the line lived it', async () => {
    line.clock.set('2026-11-23T23:00:00Z');
    const ada = await line.company.technician('Ada');
    const bert = await line.company.technician('Bert');
    await line.company.pool(ada, bert);
    const phone = line.call();
    const { incidentId } = await phone.tryNext();
    line.clock.advance(40);
    await phone.answered(await phone.next({ incidentId }));
    line.clock.advance(300);
    await phone.completed(incidentId, 290);
    await line.call('CAgone').next();
    line.clock.advance(3600);
    await line.sweep();
    expect(await summary(new Date('2026-11-23T23:00:00Z'), null)).toMatchObject({
      incidents: 2,
      answered: 1,
      timeToAnswerSeconds: { p50: 40, p90: 40, mean: 40 },
      abandonedIncidents: 1,
      averageCallDurationSeconds: 290,
      users: [
        { userId: ada.id, userName: 'Ada', answers: 0 },
        { userId: bert.id, answers: 1, medianAnswerSeconds: 0 },
      ],
    });
  });

  it('refuse a period that can not be read', async () => {
    expect(await someone.get('/api/metrics/summary?from=yesterday')).toMatchObject({
      status: 400,
      body: { details: [{ field: 'from' }] },
    });
  });
});

/** The same figures, with fractions compared to nine places: sums are exact, but not their order. */
function nearly(figures: object): unknown {
  return JSON.parse(JSON.stringify(figures), (_, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? expect.closeTo(value, 9) : value,
  ) as unknown;
}
