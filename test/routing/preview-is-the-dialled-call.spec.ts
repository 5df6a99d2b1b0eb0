import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Employee } from '../kit/company.js';
import { onEachDatabase } from '../kit/databases.js';
import { Line, MONDAY_MORNING, SECRET } from '../kit/line.js';
import { SESSIONS, signIn } from '../kit/people.js';
import type { Preview } from './preview.js';

const STEPS = ['primary_oncall', 'secondary', 'admin', 'manager', 'broadcast', 'rotating_pool'] as const;
const MAX_WAIT_SECONDS = 150;
/** What the preview counts on between two ringings: a sentence to the caller, and the way to the next. */
const BETWEEN_SECONDS = 5;

/** A company that may be too large for one after the other: people, duties, pool, a ladder. */
const companies = fc.record({
  people: fc.array(
    fc.record({
      role: fc.constantFrom('technician' as const, 'manager' as const, 'admin' as const),
      available: fc.constantFrom(true, true, true, false),
      duty: fc.constantFrom('primary' as const, 'secondary' as const, null, null),
      inPool: fc.boolean(),
    }),
    { minLength: 3, maxLength: 16, size: 'max' },
  ),
  ladder: fc.shuffledSubarray([...STEPS], { minLength: 2 }),
  seconds: fc.array(fc.integer({ min: 10, max: 45 }), { minLength: STEPS.length, maxLength: STEPS.length }),
});

/** Fourteen people behind a primary and a secondary. */
const TOO_LARGE = {
  people: [...(['primary', 'secondary'] as const), ...Array.from({ length: 14 }, () => null)].map((duty) => {
    return { role: 'manager' as const, available: true, duty, inPool: false };
  }),
  ladder: ['primary_oncall', 'secondary', 'manager'] as (typeof STEPS)[number][],
  seconds: [30, 25, 20, 20, 20, 20],
};

interface Dialled {
  readonly seconds: number;
  readonly names: readonly string[];
}

onEachDatabase('what the preview says of a line that the service dials', (kind) => {
  let line: Line;
  beforeAll(async () => {
    const environment = { ...SESSIONS, LINE_FLOW: 'line', MAX_WAIT_SECONDS: String(MAX_WAIT_SECONDS) };
    line = await Line.open(kind, { start: MONDAY_MORNING, environment });
    await line.company.person('Last admin', 'admin', { phoneE164: null });
  });
  afterAll(() => line.close());

  it('is what the call does when nobody picks up, and the first two steps ring alone', async () => {
    let week = 0;
    let unfit = 0;
    let staff: Employee[] = [];
    await fc.assert(
      fc.asyncProperty(companies, async ({ people, ladder, seconds }) => {
        week += 1;
        line.clock.set(new Date(new Date(MONDAY_MORNING).getTime() + week * 7 * 86_400_000));
        for (const left of staff) await line.company.change(left, { active: false });
        staff = [];
        const pool: Employee[] = [];
        for (const [index, { role, available, duty, inPool }] of people.entries()) {
          const somebody = await line.company.person(`P${index}`, role, { available });
          staff.push(somebody);
          if (duty) await line.company.onCall(somebody, duty);
          if (inPool) pool.push(somebody);
        }
        await line.company.pool(...pool);
        const rungs = ladder.map((name, index) => {
          return { name, timeoutSeconds: seconds[index] ?? 20, limit: name === 'rotating_pool' ? 3 : null };
        });
        await line.company.ladder('business_hours', rungs);
        const technician = await signIn(line, 'technician', { name: 'Visitor' });
        const preview = (await technician.get('/api/routing/preview')).body as Preview & LadderFit;

        const dialled = await callNobodyAnswers(line, new Map(staff.map(({ phone, name }) => [phone, name])));
        expect(dialled).toEqual(foretold(preview));
        expect(preview.maxWaitSeconds).toBe(MAX_WAIT_SECONDS);
        expect(preview.fits).toBe(preview.neededSeconds <= MAX_WAIT_SECONDS);
        if (!preview.fits) unfit += 1;
        for (const [index, { names: rung }] of dialled.entries()) {
          const step = preview.steps.find(({ candidates }) => candidates.some(({ order }) => order === index + 1));
          const place = ladder.indexOf(step?.name as (typeof STEPS)[number]);
          if (place > 1 || step?.name === 'broadcast') continue;
          expect([rung.length, dialled[index]?.seconds]).toEqual([1, step?.timeoutSeconds]);
        }
      }),
      { numRuns: kind.name === 'SQLite' ? 20 : 6, examples: [[TOO_LARGE]] },
    );
    expect(unfit).toBeGreaterThan(0);
  });
});

interface LadderFit {
  readonly fits: boolean;
  readonly neededSeconds: number;
  readonly maxWaitSeconds: number;
}

/** What the preview says will be dialled, ringing by ringing. */
function foretold({ steps }: Preview): Dialled[] {
  const dials: { seconds: number; names: string[] }[] = [];
  for (const { candidates } of steps) {
    for (const { order, ringSeconds, userName } of candidates) {
      if (order === null) continue;
      const dial = (dials[order - 1] ??= { seconds: ringSeconds ?? 0, names: [] });
      dial.names.push(userName);
    }
  }
  return dials.map(({ seconds, names }) => ({ seconds, names: names.toSorted() }));
}

/** One call through the line's documents, in which every phone rings for as long as it is told to. */
async function callNobodyAnswers(line: Line, nameOf: ReadonlyMap<string, string>): Promise<Dialled[]> {
  const callSid = `CA${Math.random().toString(16).slice(2)}`;
  const dials: Dialled[] = [];
  let path: string | undefined = '/api/telephony/twiml/start';
  while (path !== undefined) {
    const response: Response = await fetch(`${line.url}${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${SECRET}` },
      body: new URLSearchParams({
        CallSid: callSid,
        From: 'anonymous',
        To: '+14155550100',
        DialCallStatus: 'no-answer',
      }),
    });
    const text: string = await response.text();
    const [, seconds, action] = /<Dial timeout="(\d+)".*?action="([^"#]+)/.exec(text) ?? [];
    path = action?.replaceAll('&amp;', '&');
    if (path === undefined) break;
    const names = [...text.matchAll(/<Number[^>]*>([^<]+)</g)].map(([, phone = '']) => nameOf.get(phone) ?? phone);
    const rings = Number(seconds) + 5;
    dials.push({ seconds: rings, names: names.toSorted() });
    if (dials.length > 50) throw new Error('the ladder has no end');
    line.clock.advance(rings + BETWEEN_SECONDS);
  }
  return dials;
}
