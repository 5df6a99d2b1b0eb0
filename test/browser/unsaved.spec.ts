import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { staff, type Staff } from './kit/company.js';
import { press } from './kit/hands.js';
import { Site } from './kit/site.js';

inBrowser('what is not saved', () => {
  let site: Site;
  let people: Staff;
  beforeAll(async () => {
    site = await Site.open();
    people = await staff(site);
  });
  afterAll(() => site.close());

  const question = (page: Page) => page.getByRole('dialog', { name: 'Leave without saving?' });
  const stay = async (page: Page): Promise<void> => {
    await question(page).getByRole('button', { name: 'Keep editing' }).click();
    await question(page).waitFor({ state: 'detached' });
  };
  const openPerson = async (page: Page) => {
    await page.goto('/people');
    await page.getByRole('button', { name: 'Edit: Fenwick Sump' }).click();
    const form = page.getByRole('dialog', { name: /Fenwick Sump/ });
    await form.getByLabel(/^Name/).waitFor();
    return form;
  };
  const seconds = (page: Page) => page.getByRole('region', { name: 'After hours' }).getByLabel('Rings for (s)').first();
  const goTo = (page: Page, name: string) =>
    page.getByRole('navigation').getByRole('link', { name, exact: true }).click();

  it('A dialog asks before it loses what is written, however it is closed', async () => {
    const page = await site.window();
    const form = await openPerson(page);
    const name = form.getByLabel(/^Name/);
    await name.fill('Fenwick Swamp');
    await page.keyboard.press('Escape');
    await question(page).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await question(page).waitFor({ state: 'detached' });
    await page.mouse.click(20, 400);
    await question(page).waitFor();
    await stay(page);
    await form.getByRole('button', { name: 'Close', exact: true }).click();
    await question(page).waitFor();
    await stay(page);
    await form.getByRole('button', { name: 'Cancel' }).click();
    await question(page).waitFor();
    await stay(page);
    expect(await name.inputValue()).toBe('Fenwick Swamp');
    await page.keyboard.press('Escape');
    await press(page, question(page).getByRole('button', { name: 'Leave without saving' }), 'Enter');
    await form.waitFor({ state: 'detached' });
    await page.getByText('Fenwick Sump').waitFor();
  });

  it('A dialog in which nothing is changed, or all is saved, closes without a question', async () => {
    const page = await site.window();
    const form = await openPerson(page);
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await openPerson(page);
    await form.getByText('Can not be called').click();
    await form.getByRole('button', { name: 'Save availability' }).click();
    await page.getByText('Saved').first().waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    expect(await question(page).count()).toBe(0);
  });

  it('Another place and Back ask first, and stay or go as they are answered', async () => {
    const page = await site.window();
    await page.goto('/people');
    await goTo(page, 'Ladders and hours');
    await seconds(page).fill('47');
    await goTo(page, 'Figures');
    await question(page).waitFor();
    await stay(page);
    expect(new URL(page.url()).pathname).toBe('/ladders');
    await page.goBack();
    await question(page).waitFor();
    await stay(page);
    expect(new URL(page.url()).pathname).toBe('/ladders');
    expect(await seconds(page).inputValue()).toBe('47');
    await page.goBack();
    await question(page).getByRole('button', { name: 'Leave without saving' }).click();
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/people');
    await page.goForward();
    await page.getByRole('heading', { level: 1, name: 'Ladders and hours' }).waitFor();
    expect(await seconds(page).inputValue()).toBe('30');
    await goTo(page, 'Figures');
    await page.getByRole('heading', { level: 1, name: 'Figures' }).waitFor();
  });

  it('A tab that is closed asks first', async () => {
    const page = await site.window();
    await page.goto('/ladders');
    await seconds(page).fill('48');
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
  });

  it('The end of the session keeps it, and the person who signs in again goes on', async () => {
    const page = await site.window(people.wilhelmina.email);
    await page.goto('/ladders');
    await page.getByText('Live', { exact: true }).waitFor();
    await seconds(page).fill('49');
    const password = 'seven quiet walnut trees';
    await site.api('PATCH', `/api/users/${people.wilhelmina.id}`, { password });
    await page.getByText('what you have not saved is kept').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('E-mail').fill(people.wilhelmina.email ?? '');
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('what you have not saved is kept').waitFor({ state: 'detached' });
    await page.getByText('Live', { exact: true }).waitFor();
    expect(await seconds(page).inputValue()).toBe('49');
    await page.getByRole('region', { name: 'After hours' }).getByRole('button', { name: 'Take back' }).click();
  });

  it('What somebody else changes meanwhile takes nothing away that is being written, and is told', async () => {
    const page = await site.window();
    await page.goto('/ladders');
    await page.getByText('Live', { exact: true }).waitFor();
    await seconds(page).fill('52');
    await site.api('PUT', '/api/ladders/after_hours', { steps: [{ name: 'manager', timeoutSeconds: 27 }] });
    const stale = page.getByRole('alert').filter({ hasText: 'Somebody else has changed this meanwhile' });
    await stale.waitFor();
    expect(await seconds(page).inputValue()).toBe('52');
    await press(page, stale.getByRole('button', { name: 'Show theirs, drop mine' }), 'Enter');
    await stale.waitFor({ state: 'detached' });
    await expect.poll(() => seconds(page).inputValue()).toBe('27');
  });
});
