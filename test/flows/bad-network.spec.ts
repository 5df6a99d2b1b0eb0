import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareFlow, readFlow } from '../../studio/index.js';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { PUBLIC, SIGNED_ONLY, takeCall, type Fate } from './flow-call.js';

const FALLBACKS = ['+14155550198', '+14155550199'];
const shipped = prepareFlow(readFlow('ladder'), { backendUrl: PUBLIC, fallbackNumbers: FALLBACKS });
const RUNS = Number(process.env['RUNS'] ?? 150);

let line: Line;
beforeAll(async () => {
  line = await Line.open(sqlite, { environment: SIGNED_ONLY });
  const ada = await line.company.technician('Ada');
  await line.company.onCall(ada, 'primary');
  for (const name of ['Ben', 'Cem', 'Dora']) await line.company.person(name, 'manager');
});
afterAll(() => line.close());

it('however requests are lost or doubled, the caller hears a ring or a word, and nobody is rung twice', async () => {
  const fates = fc.array(fc.constantFrom<Fate>('arrives', 'arrives', 'lost', 'answer lost', 'twice'), {
    maxLength: 30,
  });
  const outcome = fc.constantFrom(
    { kind: 'no-answer' } as const,
    { kind: 'busy' } as const,
    { kind: 'answer', talkSeconds: 30 } as const,
  );
  const property = fc.asyncProperty(fates, fc.array(outcome, { maxLength: 4 }), async (fate, phones) => {
    const run = await takeCall(line, { flow: shipped, phones, fate: (nth) => fate[nth - 1] ?? 'arrives' });
    line.clock.advance(3600);
    expect(run.end).toBe('completed');
    if (run.connectedTo === null) expect(run.heard.at(-1)).toMatch(/unavailable/);
    if (run.connectedTo === null) expect(run.rang.length).toBeGreaterThan(0);
    const rang = run.rang.map(({ phone }) => phone).filter((phone) => !FALLBACKS.includes(phone));
    expect(new Set(rang).size).toBe(rang.length);
  });
  await fc.assert(property, { numRuns: RUNS });
});
