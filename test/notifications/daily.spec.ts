import { afterEach, expect, it } from 'vitest';
import { DailyMessages } from '../../src/notifications/daily/daily-messages.service.js';
import { onEachDatabase, onServer } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { kept, TellingLine } from './kit.js';

/** Monday, 17:00 in New York. */
const FIVE = '2026-11-23T22:00:00Z';
const ZONE = { BUSINESS_TIME_ZONE: 'America/New_York' };
const LADDER = [{ name: 'primary_oncall', timeoutSeconds: 20, limit: null }];

/** A company whose ladders have one step, and one person on it from tomorrow to the day after. */
async function fill({ company }: Line): Promise<{ ada: string; mia: string }> {
  await company.ladder('business_hours', LADDER);
  await company.ladder('after_hours', LADDER);
  const ada = await company.technician('Ada', { timeZone: 'Europe/Berlin' });
  const mia = await company.person('Mia', 'manager', { available: false });
  await company.onCall(ada, 'primary', '2026-11-24T13:00:00Z', '2026-11-25T13:00:00Z');
  return { ada: ada.phone, mia: mia.phone };
}

onEachDatabase('every day at the hour', (kind) => {
  let telling: TellingLine;
  afterEach(() => telling.close());
  const open = async (environment = {}) => {
    telling = await TellingLine.open(kind, { start: '2026-11-23T21:59:59Z', environment: { ...ZONE, ...environment } });
    return fill(telling.line);
  };

  it('tomorrow’s people are reminded, and managers are told of the gaps', async () => {
    const { ada, mia } = await open();
    expect(await telling.daily()).toBe(0);
    telling.line.clock.set(FIVE);
    expect(await telling.daily()).toBe(2);
    await telling.work();
    expect(telling.messages.sent.map(({ to, body }) => [to, body])).toEqual([
      [ada, 'On call: primary from Tue 24 Nov 14:00 to Wed 25 Nov 14:00.'],
      [
        mia,
        'On call, next 7 days: 16 gaps (8 with nobody at all). First: Mon 23 Nov 17:00, after hours, the whole ladder.',
      ],
    ]);
    expect((await telling.rows()).map(({ kind: what, status, incidentId }) => [what, status, incidentId])).toEqual([
      ['handoff_reminder', 'sent', null],
      ['coverage_gaps', 'sent', null],
    ]);
  });

  it('once a day, also after a restart', async () => {
    await open();
    telling.line.clock.set(FIVE);
    expect(await telling.daily()).toBe(2);
    expect(await telling.daily()).toBe(0);
    telling.line.clock.advance(3600);
    await telling.restart(ZONE);
    expect(await telling.daily()).toBe(0);
    await telling.work();
    expect(telling.messages.sent).toHaveLength(2);
    telling.line.clock.set('2026-11-24T23:59:00Z');
    expect(await telling.daily()).toBe(2);
    expect((await telling.rows()).map(({ dedupeKey }) => dedupeKey.split(':')[1])).toEqual([
      '2026-11-23',
      '2026-11-23',
      '2026-11-24',
      '2026-11-24',
    ]);
  });

  it('nobody is told where there is no gap, and nobody reminded who can not be told', async () => {
    const { mia } = await open();
    const { company, clock } = telling.line;
    const bert = await company.technician('Bert');
    await company.onCall(bert, 'primary', '2026-11-23T00:00:00Z', '2027-11-23T00:00:00Z');
    const gone = await company.technician('Gone', { active: false });
    const mute = await company.technician('Mute', { phoneE164: null });
    for (const who of [gone, mute])
      await company.onCall(who, 'secondary', '2026-11-24T13:00:00Z', '2026-11-24T15:00:00Z');
    clock.set(FIVE);
    expect(await telling.daily()).toBe(2);
    await telling.work();
    expect(telling.messages.to(mia)).toEqual([]);
    expect(telling.messages.to(bert.phone).map(({ body }) => body)).toEqual(['On call: primary all of tomorrow.']);
  });

  it('nothing is sent that is switched off', async () => {
    await open({ MESSAGES_OFF: 'coverage_gaps,handoff_reminder', HANDOFF_REMINDER_HOUR: '0' });
    expect(await telling.daily()).toBe(2);
    await telling.work();
    expect(telling.messages.sent).toEqual([]);
    expect((await telling.rows()).map(({ status, error }) => `${status}: ${error}`)).toEqual([
      'skipped: switched off',
      'skipped: switched off',
    ]);
  });

  it('two at once write each message once', async () => {
    await open();
    telling.line.clock.set(FIVE);
    const written = await Promise.all([telling.daily(), telling.daily(), telling.daily()]);
    expect(written.reduce((sum, each) => sum + each, 0)).toBe(2);
  });
});

onServer('two instances at the hour', (kind) => {
  it('write each message once', async () => {
    const telling = await TellingLine.open(kind, { start: FIVE, environment: ZONE });
    const environment = { ...telling.twilio.environment, ...ZONE };
    const other = await Line.open(kept(telling.database), { start: FIVE, environment });
    try {
      await fill(telling.line);
      const written = await Promise.all([telling.daily(), other.app.get(DailyMessages).write()]);
      expect(written[0] + written[1]).toBe(2);
    } finally {
      await other.close();
      await telling.close();
    }
  });
});
