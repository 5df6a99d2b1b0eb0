import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareFlow, readFlow } from '../../studio/index.js';
import type { Employee } from '../kit/company.js';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { PUBLIC, SIGNED_ONLY, takeCall } from './flow-call.js';

const guide = JSON.parse(
  readFileSync('test/studio/fixtures/guide.flow.json', 'utf8').replaceAll('https://your-backend-url.com', PUBLIC),
) as unknown;
const FALLBACKS = ['+14155550198', '+14155550199'];
const shipped = prepareFlow(readFlow('ladder'), { backendUrl: PUBLIC, fallbackNumbers: FALLBACKS });

onEachDatabase('calls through a Studio flow', (kind) => {
  let line: Line;
  let ladder: Employee[];

  beforeEach(async () => {
    line = await Line.open(kind, { environment: SIGNED_ONLY });
    const { company } = line;
    const [ada, ben] = [await company.technician('Ada'), await company.technician('Ben')];
    await company.onCall(ada, 'primary');
    await company.onCall(ben, 'secondary');
    ladder = [ada, ben, await company.person('Cem', 'admin'), await company.person('Dora', 'manager')];
  });
  afterEach(() => line.close());

  const incidents = () => line.rows<Record<string, unknown>>('SELECT * FROM incidents');
  const phones = () => ladder.map(({ phone }) => phone);

  describe.each([
    ['the shipped one', shipped],
    ["the guide's own, word for word", guide],
  ])('%s', (_, flow) => {
    it('rings up the ladder until somebody picks up', async () => {
      const answer = { kind: 'answer', ringSeconds: 5, talkSeconds: 120 } as const;
      const run = await takeCall(line, { flow, phones: [{ kind: 'no-answer' }, { kind: 'busy' }, answer] });
      expect(run.rang.map(({ phone }) => phone)).toEqual(phones().slice(0, 3));
      expect(run.connectedTo).toBe(ladder[2]?.phone);
      expect(await incidents()).toMatchObject([{ status: 'completed', answered_by_user_id: ladder[2]?.id }]);
    });

    it('tells the caller when nobody picks up', async () => {
      const run = await takeCall(line, { flow, phones: [] });
      expect(run.rang.map(({ phone }) => phone)).toEqual(phones());
      expect(run.heard.at(-1)).toMatch(/all technicians are currently unavailable/);
      expect((await incidents()).map(({ status }) => status)).toEqual(['exhausted']);
    });
  });

  it('the shipped flow knows when they talked, and for how long', async () => {
    const answer = { kind: 'answer', ringSeconds: 5, talkSeconds: 120 } as const;
    const run = await takeCall(line, { flow: shipped, phones: [answer] });
    const [incident] = await line.rows<{ created_at: string; answered_at: string; duration_seconds: number }>(
      'SELECT created_at, answered_at, duration_seconds FROM incidents',
    );
    expect(incident?.duration_seconds).toBe(120);
    const waited = new Date(incident?.answered_at ?? 0).getTime() - new Date(incident?.created_at ?? 0).getTime();
    expect(waited).toBe(5000);
    expect(run.end).toBe('completed');
  });

  it('the shipped flow reports a caller who hangs up while a phone rings', async () => {
    const hangUpAt = { during: 'connect_target', after: 3 };
    const run = await takeCall(line, { flow: shipped, phones: [], hangUpAt, hangUpTellsStatus: true });
    expect(run.end).toBe('caller_hung_up');
    expect((await incidents()).map(({ status }) => status)).toEqual(['abandoned']);
  });
});
