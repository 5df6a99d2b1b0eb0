import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { staff, type Staff } from './kit/company.js';
import { press } from './kit/hands.js';
import { screenshotFolder } from './kit/screenshots.js';
import { Site, type Made } from './kit/site.js';

const HOUR = 3_600_000;
const folder = screenshotFolder();

inBrowser('switching off', () => {
  let site: Site;
  let people: Staff;
  beforeAll(async () => {
    site = await Site.open();
    people = await staff(site);
  });
  afterEach(async () => {
    for (const { id } of Object.values(people) as Made[]) {
      await site.api('PUT', `/api/users/${id}/availability`, { available: true });
    }
    const { items } = await site.api<{ items: { id: number }[] }>('GET', '/api/on-call/overrides');
    for (const { id } of items) await site.api('DELETE', `/api/on-call/overrides/${id}`);
  });
  afterAll(() => site.close());

  const open = async (email: string | null, width = 1440): Promise<Page> => {
    const page = await site.window(email, { width });
    await page.goto('/');
    await page.getByRole('switch', { name: 'I can be called' }).waitFor();
    return page;
  };
  const question = (page: Page) => page.getByRole('dialog', { name: 'Switch off while you are needed?' });
  const isAvailable = async ({ id }: Made): Promise<boolean> =>
    (await site.api<{ available: boolean }>('GET', `/api/users/${id}`)).available;

  it('A technician on call is asked, with what is left empty, who is next and whom to ask, by mouse and by keyboard', async () => {
    const page = await open(people.nora.email, 360);
    await page.getByRole('switch').click();
    await question(page).getByRole('list', { name: 'You are on call then:' }).getByText('Primary').waitFor();
    await question(page).getByRole('list', { name: 'This is left empty:' }).getByText('Primary on call').waitFor();
    expect(await question(page).getByRole('radio', { name: 'The next on the ladder: Tobias Pen' }).isChecked()).toBe(
      true,
    );
    expect(await question(page).getByRole('radio').count()).toBe(1);
    const manager = question(page).getByText('Wilhelmina Drizzle').getByRole('link', { name: '+14155550103' });
    expect(await manager.getAttribute('href')).toBe('tel:+14155550103');
    await question(page).getByRole('button', { name: 'Cancel' }).click();
    await question(page).waitFor({ state: 'detached' });
    expect(await isAvailable(people.nora)).toBe(true);
    await press(page, page.getByRole('switch'), 'Space');
    await press(page, question(page).getByRole('button', { name: 'Switch off' }), 'Enter');
    await page.getByRole('switch', { name: 'I can not be called' }).waitFor();
    await question(page).waitFor({ state: 'detached' });
    expect(await isAvailable(people.nora)).toBe(false);
  });

  it('Somebody who is not on call is never asked', async () => {
    const page = await open(people.fenwick.email);
    await page.getByRole('switch').click();
    await page.getByRole('switch', { name: 'I can not be called' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('button', { name: '8 hours' }).click();
    await page.getByText(/^until /).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('The last one of a step is asked, though they are on no duty', async () => {
    const page = await open(people.wilhelmina.email);
    await page.getByRole('switch').click();
    await question(page).getByRole('list', { name: 'This is left empty:' }).getByText('Managers').waitFor();
    expect(await question(page).getByText('You are on call then:').count()).toBe(0);
    expect(await question(page).getByRole('radio').count()).toBe(1);
  });

  it('Only the time for which they switch off counts, and prolonging it asks again', async () => {
    const begins = Date.now() + 3 * HOUR;
    await site.api('POST', '/api/on-call/overrides', {
      userId: people.fenwick.id,
      level: 'secondary',
      startsAt: new Date(begins).toISOString(),
      endsAt: new Date(begins + 2 * HOUR).toISOString(),
    });
    const page = await open(people.fenwick.email);
    await page.getByRole('switch').click();
    await question(page).getByText('Secondary on call').waitFor();
    await question(page).getByRole('combobox', { name: 'For how long?' }).selectOption('1 hour');
    await question(page).getByText('Nobody on call is missed then, and nothing is left empty.').waitFor();
    await question(page).getByRole('button', { name: 'Switch off' }).click();
    await page.getByText(/^until /).waitFor();
    await press(page, page.getByRole('button', { name: '4 hours' }), 'Enter');
    await question(page).getByText('Secondary on call').waitFor();
  });

  it('Where nobody at all would be reached, that is said', async () => {
    for (const { id } of [people.tobias, people.wilhelmina]) {
      await site.api('PUT', `/api/users/${id}/availability`, { available: false });
    }
    const page = await open(people.nora.email);
    await page.getByRole('switch').click();
    await question(page).getByText('The whole ladder: no one would be reached').waitFor();
    expect(await question(page).getByRole('radio', { name: 'Nobody' }).isChecked()).toBe(true);
  });

  it('A manager who switches somebody off puts a colleague on call for that time', async () => {
    const page = await site.window(people.wilhelmina.email);
    await page.goto('/people');
    await page.getByRole('button', { name: 'Edit: Tobias Pen' }).click();
    const form = page.getByRole('dialog', { name: /Tobias Pen$/ });
    await form.getByText('Can not be called').click();
    await form.getByRole('button', { name: 'Save availability' }).click();
    const asked = page.getByRole('dialog', { name: 'Switch Tobias Pen off?' });
    await asked.getByText('Tobias Pen is on call then:').waitFor();
    await asked.getByRole('radio', { name: 'A colleague' }).click();
    await press(page, asked.getByRole('button', { name: 'Switch off' }), 'Enter');
    await asked.getByText('Choose who takes over.').waitFor();
    expect(await isAvailable(people.tobias)).toBe(true);
    await asked.getByRole('combobox', { name: 'A colleague' }).selectOption('Fenwick Sump');
    await asked.getByRole('button', { name: 'Switch off' }).click();
    await asked.waitFor({ state: 'detached' });
    expect(await isAvailable(people.tobias)).toBe(false);
    const { items } = await site.api<{ items: object[] }>('GET', '/api/on-call/overrides');
    const written = { userId: people.fenwick.id, level: 'secondary', reason: 'In place of Tobias Pen' };
    expect(items).toMatchObject([written]);
  });

  it.each([
    [360, 'light', 'en-GB'],
    [360, 'dark', 'es-ES'],
    [1440, 'dark', 'en-GB'],
    [1440, 'light', 'es-ES'],
  ] as const)('At %i px in %s and %s axe finds nothing wrong', async (width, scheme, language) => {
    const page = await site.window(people.nora.email, { width, scheme, language });
    await page.goto('/');
    await page.getByRole('switch').click();
    await page.getByRole('dialog').getByRole('radio').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(folder, `away-${width}-${scheme}.png`) });
  });
});
