import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { staff } from './kit/company.js';
import { press } from './kit/hands.js';
import { Site } from './kit/site.js';

const MANAGER = 'wilhelmina.drizzle@example.com';

inBrowser('the first day', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    for (const kind of ['business_hours', 'after_hours']) {
      await site.api('PUT', `/api/ladders/${kind}`, { steps: [{ name: 'admin', timeoutSeconds: 30 }] });
    }
  });
  afterAll(() => site.close());

  const listOf = (page: Page): Locator => page.getByRole('list', { name: 'First day' });
  const stepOf = (page: Page, name: string): Locator => listOf(page).getByRole('listitem').filter({ hasText: name });
  const telephony = (path: string, body: object) =>
    fetch(`${site.url}/api/telephony/${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${site.secret}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ callSid: 'CA1', ...body }),
    });

  it('tells each gap once, with the way to where it is mended, by mouse and by keyboard', async () => {
    const page = await site.window();
    await page.goto('/');
    const problems = page.getByRole('region', { name: 'Needs attention' });
    const gap = problems.getByRole('link', { name: 'Admins: nobody has a phone' });
    await gap.waitFor();
    expect(await gap.count()).toBe(1);
    expect(await problems.getByRole('listitem').filter({ hasText: 'no one would be reached' }).count()).toBe(2);
    await gap.click();
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    expect(page.url()).toContain('/people?role=admin');
    await page.goto('/');
    await press(page, problems.getByRole('link', { name: /^Business hours: no one would be reached/ }), 'Enter');
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  });

  it('is a list of what is to be done, which can be hidden with the keyboard', async () => {
    const page = await site.window();
    await page.goto('/');
    await page.getByText('0 of 7 done').waitFor();
    await stepOf(page, 'Add people with phones').getByText('Nobody with a phone for: Admins').waitFor();
    expect(await violations(page)).toEqual([]);
    await press(page, page.getByRole('button', { name: 'Hide: First day' }), 'Enter');
    await listOf(page).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('link', { name: 'Admins: nobody has a phone' }).waitFor();
    expect(await listOf(page).count()).toBe(0);
  });

  it('goes on as things are stored, leads to where each is done, and goes away by itself', async () => {
    const page = await site.window();
    await page.route('**/api/telephony/self-test', (route) => route.fulfill({ json: { ok: true, checks: [] } }));
    await page.goto('/');
    await stepOf(page, 'Look at time zone and business hours')
      .getByRole('button', { name: 'They are right as they are' })
      .click();
    await page.getByText('1 of 7 done').waitFor();
    await stepOf(page, 'Enter your own phone').getByRole('link').click();
    await page.getByText('olga@example.com').waitFor();
    expect(page.url()).toContain('/people?q=olga');
    const { items } = await site.api<{ items: { id: number }[] }>('GET', '/api/users?q=olga');
    await site.api('PATCH', `/api/users/${items[0]?.id}`, { phoneE164: '+14155550100' });
    await staff(site);
    await page.goto('/');
    await page.getByText('5 of 7 done').waitFor();
    await stepOf(page, 'See who would be called tonight').getByText('At 03:00: Nora Quill, Tobias Pen').waitFor();
    await stepOf(page, 'See who would be called tonight').getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Who would be called?' }).waitFor();
    await page.getByRole('main').getByText('03:00').first().waitFor();
    await page.goto('/');
    await stepOf(page, 'Check the line at Twilio').getByRole('link').click();
    await page.getByRole('button', { name: 'Check now' }).click();
    await page.getByText('Fine', { exact: true }).waitFor();
    await page.goto('/');
    await page.getByText('6 of 7 done').waitFor();
    await telephony('next-target', { callerPhone: '+14155551234' });
    await telephony('completed', { incidentId: 1 });
    await listOf(page).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { name: 'Last calls' }).waitFor();
    expect(await listOf(page).count()).toBe(0);
  });

  it('is for admins, in their language', async () => {
    const manager = await site.window(MANAGER);
    await manager.goto('/');
    await manager.getByRole('heading', { name: 'Last calls' }).waitFor();
    expect(await listOf(manager).count()).toBe(0);
    const page = await site.window(undefined, { language: 'es-ES', scheme: 'dark', width: 360 });
    await page.goto('/');
    await page.getByRole('list', { name: 'Primer día' }).getByText('Comprobar la línea en Twilio').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });
});
