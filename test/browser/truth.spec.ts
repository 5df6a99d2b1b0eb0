import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { staff, type Staff } from './kit/company.js';
import { choosePerson, drag, press } from './kit/hands.js';
import { screenshotFolder } from './kit/screenshots.js';
import { ADMIN, Site } from './kit/site.js';

const HOUR = 3_600_000;
const folder = screenshotFolder();

inBrowser('a plan that says who would be rung', () => {
  let site: Site;
  let people: Staff;
  beforeAll(async () => {
    site = await Site.open();
    people = await staff(site);
  });
  afterAll(() => site.close());

  const override = (userId: number) =>
    site.api('POST', '/api/on-call/overrides', {
      userId,
      level: 'primary',
      startsAt: new Date(Date.now() + 30 * HOUR).toISOString(),
      endsAt: new Date(Date.now() + 54 * HOUR).toISOString(),
      reason: null,
    });

  it('shows both people of two overrides, and says so when the second is saved', async () => {
    await override(people.fenwick.id);
    const page = await site.window();
    await page.goto('/on-call');
    const segment = page.getByRole('button', { name: /^Fenwick Sump/ });
    await drag(page, segment.first(), { dx: 200 });
    await choosePerson(page.getByRole('dialog'), 'Tobias Pen');
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'Save' }), 'Enter');
    await page.getByText(/^Rung one after the other at that time: .*(Tobias Pen|Fenwick Sump)/).waitFor();
    await page
      .getByRole('button', { name: /^(Tobias Pen, Fenwick Sump|Fenwick Sump, Tobias Pen)/ })
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(folder, 'two-overrides-1440.png'), fullPage: true });
  });

  it('refuses the past by drag and by form', async () => {
    const page = await site.window();
    await page.goto('/on-call');
    // The week before is drawn when it has been read: what is dragged sooner is of this week.
    const read = page.waitForResponse((response) => response.url().includes('/api/on-call/timeline?'));
    await page.getByRole('button', { name: 'Earlier' }).click();
    await (await read).finished();
    const past = page.getByRole('button', { name: /^Nora Quill/ }).first();
    await drag(page, past, { dx: 100 });
    await page.getByText('What has passed can not be changed.').first().waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('button', { name: 'Put somebody else on call' }).click();
    const dialog = page.getByRole('dialog');
    await choosePerson(dialog, 'Tobias Pen');
    await dialog.getByLabel(/^From/).fill('2026-01-05T08:00');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('What has passed can not be changed.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const focused = page.locator(':focus');
    await expect.poll(() => focused.innerText()).toBe('Put somebody else on call');
  });

  it('never shows somebody without a phone as one who can be called', async () => {
    const page = await site.window(ADMIN.email, { width: 360 });
    await page.goto('/');
    await page.getByText('You have no phone number here.').waitFor();
    expect(await page.getByRole('switch', { name: 'I can not be called' }).isChecked()).toBe(false);
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(folder, 'no-phone-360.png'), fullPage: true });
  });

  it('keeps what is searched for and which list is shown in the address', async () => {
    const page = await site.window();
    await page.goto('/incidents');
    await page.getByRole('searchbox').fill('Nora');
    await page.waitForURL(/\/incidents\?q=Nora$/);
    await page.reload();
    expect(await page.getByRole('searchbox').inputValue()).toBe('Nora');
    await page.goto('/follow-ups');
    await page.getByText('Done', { exact: true }).click();
    await page.waitForURL(/\/follow-ups\?view=closed$/);
    await page.reload();
    await page.getByText('Nothing is done yet.').waitFor();
  });

  it('at 320 px nothing scrolls sideways', async () => {
    const page = await site.window(ADMIN.email, { width: 320 });
    const wrong: string[] = [];
    for (const path of [
      '/',
      '/incidents',
      '/follow-ups',
      '/on-call',
      '/people',
      '/preview',
      '/ladders',
      '/figures',
      '/texts',
      '/access',
      '/account',
    ]) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByText('Live', { exact: true }).waitFor();
      const excess = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      const widest = await page.evaluate(
        '[...document.querySelectorAll("main *")].filter((each) => each.getBoundingClientRect().right > innerWidth).slice(0, 4).map((each) => each.outerHTML.slice(0, 120)).join(" | ")',
      );
      if (excess !== 0) wrong.push(`${path} is ${String(excess)} px too wide: ${String(widest)}`);
    }
    expect(wrong).toEqual([]);
  });
});
