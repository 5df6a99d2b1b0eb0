import { afterAll, beforeAll, expect, it } from 'vitest';
import { LineReview } from '../../src/routing/index.js';
import { onEachDatabase } from '../kit/databases.js';
import { Line, MONDAY_MORNING } from '../kit/line.js';

const OUR_NUMBER = '+14155550100';

onEachDatabase('what is wrong with the line', (kind) => {
  let line: Line;
  let logged: string[] = [];
  beforeAll(async () => {
    const environment = { TWILIO_PHONE_NUMBER: OUR_NUMBER };
    line = await Line.open(kind, { start: MONDAY_MORNING, environment, log: (text) => logged.push(text) });
  });
  afterAll(() => line.close());

  const readiness = async () => (await fetch(`${line.url}/health/ready`)).json();
  const warnings = async () => {
    logged = [];
    await line.app.get(LineReview).tellAtStart();
    const told = logged.map((text) => JSON.parse(text) as { msg: string });
    return told.map(({ msg }) => msg).filter((msg) => /ladder|ring|number/.test(msg));
  };

  it('is seen in readiness and in the log of the start before a caller finds out', async () => {
    const nobody = { status: 'degraded', errors: [{ code: 'NOBODY_TO_RING' }] };
    expect(await readiness()).toEqual({ status: 'ok', errors: [] });
    const loop = await line.company.person('Loop', 'manager', { phoneE164: OUR_NUMBER });
    expect(await readiness()).toMatchObject(nobody);
    expect(await warnings()).toEqual([
      "the line's own number is the phone of people, who are passed over",
      'a call that begins now would ring nobody',
    ]);

    const ada = await line.company.technician('Ada');
    await line.company.change(loop, { active: false });
    await line.company.onCall(ada, 'primary');
    expect(await readiness()).toEqual({ status: 'ok', errors: [] });
    expect(await warnings()).toEqual([]);

    await line.company.change(ada, { available: false, availabilityUntil: new Date('2026-11-23T10:30:00Z') });
    expect(await readiness()).toMatchObject(nobody);
    line.clock.advance(1800);
    expect(await readiness()).toEqual({ status: 'ok', errors: [] });

    for (let nth = 0; nth < 12; nth += 1) await line.company.person(`M${nth}`, 'manager');
    expect(await warnings()).toEqual([
      'the ladder business_hours does not fit: it needs 275 s of MAX_WAIT_SECONDS 240 s; the people on ' +
        'repeat_caller, primary_oncall, secondary ring alone, then all others together',
      'the ladder after_hours does not fit: it needs 275 s of MAX_WAIT_SECONDS 240 s; the people on ' +
        'repeat_caller, primary_oncall, secondary ring alone, then all others together',
    ]);
    expect(await readiness()).toEqual({ status: 'ok', errors: [] });
  });
});
