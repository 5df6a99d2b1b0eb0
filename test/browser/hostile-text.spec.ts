import { afterAll, beforeAll, expect, it } from 'vitest';
import { toName } from '../../src/common/index.js';
import { inBrowser } from './kit/chromium.js';
import { staff, type Staff } from './kit/company.js';
import { hostileTexts } from './kit/hostile.js';
import { ADMIN, Site } from './kit/site.js';

const HOUR = 3_600_000;

inBrowser('two hundred scripts as names, callers and reasons', () => {
  let site: Site;
  let people: Staff;
  const incidents: number[] = [];
  beforeAll(async () => {
    expect(new Set(hostileTexts).size).toBe(200);
    site = await Site.open();
    people = await staff(site);
    await site.api('PATCH', `/api/users/${people.nora.id}`, { name: toName(hostileTexts[1] ?? '', 120, 'Nora') });
    for (const [nth, text] of hostileTexts.entries()) {
      const begins = Date.now() + nth * HOUR;
      await site.api('POST', '/api/users', { name: toName(text, 100, `Script ${nth}`), role: 'technician' });
      await site.api('POST', '/api/on-call/overrides', {
        userId: people.nora.id,
        level: 'secondary',
        startsAt: new Date(begins).toISOString(),
        endsAt: new Date(begins + HOUR).toISOString(),
        reason: toName(text, 100, `Script ${nth}`),
      });
      const { incidentId } = await telephony<{ incidentId: number }>('next-target', {
        callSid: `CA-${nth}`,
        callerPhone: text,
      });
      const report = { incidentId, callSid: `CA-${nth}`, targetPhone: '+14155550101', reason: text };
      await telephony('attempt-failed', report);
      incidents.push(incidentId);
    }
    await site.api('PUT', '/api/business-hours', {
      timeZone: 'UTC',
      weekly: [],
      holidays: hostileTexts.map((name, nth) => ({
        date: new Date(Date.UTC(2030, 0, 1 + nth)).toISOString().slice(0, 10),
        name: toName(name, 100, `Script ${nth}`),
      })),
    });
  }, 120_000);
  afterAll(() => site.close());

  async function telephony<Result>(endpoint: string, body: object): Promise<Result> {
    const response = await fetch(`${site.url}/api/telephony/${endpoint}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${site.secret}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Result;
  }

  it('run nowhere, with the content security policy and without it', async () => {
    const guarded = await site.window();
    const open = await site.window(ADMIN.email, { withoutPolicy: true });
    for (const page of [guarded, open]) {
      const violations: string[] = [];
      page.on('console', (message) => {
        if (/content security policy/i.test(message.text())) violations.push(message.text());
      });
      for (const path of [
        '/',
        '/incidents',
        `/incidents/${incidents[0] ?? 0}`,
        '/on-call',
        '/preview',
        '/ladders',
        '/people',
        '/figures',
      ]) {
        await page.goto(path);
        await page.locator('main').getByText('__ran').first().waitFor();
        if (path === '/incidents') {
          for (let more = 1; more <= 3; more += 1) await page.getByRole('button', { name: 'Older incidents' }).click();
          await page
            .getByText(hostileTexts[0] ?? '')
            .first()
            .waitFor();
        }
        expect(await page.evaluate('window.__ran ?? 0'), path).toBe(0);
        expect(
          await page.locator('main iframe, main script, main [onerror], main a[href^="javascript:"]').count(),
          path,
        ).toBe(0);
      }
      expect(violations).toEqual([]);
    }
  });

  it('run in no dialog, and are no way out of a search', async () => {
    const page = await site.window();
    await page.goto('/people');
    await page.getByLabel('Search name').fill('onerror');
    await page.getByText('<img src=x onerror', { exact: false }).first().waitFor();
    await page
      .getByRole('button', { name: /^Edit: / })
      .first()
      .click();
    await page.getByRole('dialog').getByLabel('Name').waitFor();
    await page.goto(`/incidents?q=${encodeURIComponent(hostileTexts[0] ?? '')}&status=%22%3E%3Cscript%3E`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate('window.__ran ?? 0')).toBe(0);
  });
});
