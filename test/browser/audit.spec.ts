import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { staff, type Staff } from './kit/company.js';
import { press, typeInto } from './kit/hands.js';
import { Site } from './kit/site.js';

const TECHNICIAN = 'nora.quill@example.com';
const MANAGER = 'wilhelmina.drizzle@example.com';

inBrowser('who changed what', () => {
  let site: Site;
  let people: Staff;
  beforeAll(async () => {
    site = await Site.open();
    people = await staff(site);
    await site.api('PATCH', `/api/users/${people.fenwick.id}`, { role: 'manager', phoneE164: '+14155550199' });
    const manager = await site.window(MANAGER);
    const session = (await (await manager.request.get('/api/auth/session')).json()) as { csrfToken: string };
    await manager.request.fetch('/api/rotating-pool', {
      method: 'PUT',
      headers: { 'X-CSRF-Token': session.csrfToken },
      data: { members: [people.nora.id] },
    });
  });
  afterAll(() => site.close());

  const rowsOf = (page: Page): Locator => page.getByRole('list', { name: 'Who changed what' }).getByRole('listitem');

  it('is told in words, as it was and as it is, and filtered with the mouse', async () => {
    const page = await site.window();
    await page.goto('/');
    await page.getByRole('navigation').getByRole('link', { name: 'Who changed what' }).click();
    await page.getByRole('heading', { level: 1, name: 'Who changed what' }).waitFor();
    const rows = rowsOf(page);
    const fenwick = rows.filter({ hasText: 'Person changed' }).filter({ hasText: 'Fenwick Sump' });
    await fenwick.getByText('by Olga').waitFor();
    const roles = fenwick.getByRole('definition').filter({ hasText: 'Manager' });
    expect(await roles.innerText()).toMatch(/before:\s*Technician\s*→\s*now:\s*Manager/);
    await fenwick.getByText('+14155550199').waitFor();
    const pool = rows.filter({ hasText: 'Rotating pool changed' }).filter({ hasText: 'by Wilhelmina Drizzle' });
    expect(await pool.getByRole('definition').innerText()).toMatch(/before:\s*Fenwick Sump\s*Nora Quill\s*Tobias Pen/);
    expect(await page.getByRole('main').innerText()).not.toMatch(/[{}[\]"]|phoneE164|turnOffset/);

    await page.getByLabel('What', { exact: true }).selectOption('Ladders');
    await rows.filter({ hasText: 'Person' }).first().waitFor({ state: 'detached' });
    expect(await rows.count()).toBe(2);
    await rows.filter({ hasText: 'After hours' }).getByText('Secondary on call, 30 s').first().waitFor();
    await page.getByLabel('Changed by').selectOption('Wilhelmina Drizzle');
    await page.getByText('No such changes.').waitFor();
    await page.getByLabel('What', { exact: true }).selectOption('Everything');
    await expect.poll(() => rows.count()).toBe(1);
    expect(page.url()).toContain(`actorUserId=${people.wilhelmina.id}`);
    await page.reload();
    await pool.waitFor();
    await page.getByLabel('To', { exact: true }).fill('2026-01-01');
    await page.getByText('No such changes.').waitFor();
  });

  it('of one person alone is found by their name, with the keyboard alone, and all of it again', async () => {
    const page = await site.window();
    await page.goto('/audit');
    const rows = rowsOf(page);
    await rows.first().waitFor();
    const all = await rows.count();
    await typeInto(page, page.getByLabel('What', { exact: true }), 'People');
    await expect.poll(() => rows.count()).toBeLessThan(all);
    await press(page, rows.getByRole('link', { name: 'Fenwick Sump' }).first(), 'Enter');
    await expect.poll(() => rows.count()).toBe(2);
    expect(page.url()).toContain(`id=${people.fenwick.id}`);
    await press(page, page.getByRole('button', { name: 'Show all' }), 'Enter');
    await rows.filter({ hasText: 'Tobias Pen' }).first().waitFor();
  });

  it('is told in Spanish, and axe finds nothing, in light and dark', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const page = await site.window(undefined, { language: 'es-ES', scheme, width: 360 });
      await page.goto('/audit');
      await page.getByRole('heading', { level: 1, name: 'Quién cambió qué' }).waitFor();
      await page.getByRole('listitem').getByText('Persona cambiada').waitFor();
      await page.getByRole('listitem').getByText('Responsable').first().waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    }
  });

  it('is for managers and admins', async () => {
    const manager = await site.window(MANAGER);
    await manager.goto('/audit');
    await rowsOf(manager).first().waitFor();
    const page = await site.window(TECHNICIAN);
    await page.goto('/audit');
    await page.getByText('Only managers and admins can read this.').waitFor();
    expect(await page.getByRole('navigation').getByRole('link', { name: 'Who changed what' }).count()).toBe(0);
  });
});
