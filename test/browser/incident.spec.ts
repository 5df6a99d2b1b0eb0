import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { staff, type Staff } from './kit/company.js';
import { press } from './kit/hands.js';
import { screenshotFolder } from './kit/screenshots.js';
import { ADMIN, Site } from './kit/site.js';
import { StagedCall } from './kit/staged-call.js';

const HOUR = 3_600_000;
const folder = screenshotFolder();

inBrowser('an incident in short, and my duties', () => {
  let site: Site;
  let people: Staff;
  beforeAll(async () => {
    site = await Site.open();
    people = await staff(site);
    for (let nth = 1; nth <= 2; nth += 1) {
      const call = new StagedCall(
        site,
        [{ kind: 'no-answer' }, { kind: 'busy' }, { kind: 'no-answer' }],
        '+14155550188',
      );
      for (let rings = 1; rings <= 3; rings += 1) {
        await call.ringing();
        call.goOn();
      }
      await call.ended();
    }
  });
  afterAll(() => site.close());

  const open = async (page: Page): Promise<void> => {
    await page.goto('/incidents/2');
    await page.getByRole('heading', { level: 1, name: '+14155550188' }).waitFor();
  };

  it('It opens with one sentence, then minute by minute, and the details behind', async () => {
    const page = await site.window();
    await open(page);
    const short = page.getByRole('region', { name: 'In short' });
    await short.getByText(/^Rang 3 people in \d+:\d\d: 2 did not answer, 1 was busy\. Nobody answered\.$/).waitFor();
    const table = short.getByRole('table', { name: 'Minute by minute' });
    await table.getByText('+0', { exact: true }).waitFor();
    await table.getByText(/^Tobias Pen \(Secondary on call\): busy/).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Details' }).waitFor();
  });

  it('It is copied as text and printed, by mouse and by keyboard', async () => {
    const page = await site.window();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
    await page.addInitScript('window.print = () => { window.printed = (window.printed ?? 0) + 1; }');
    await open(page);
    await page.getByRole('button', { name: 'Copy as text' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const text = (await page.evaluate('navigator.clipboard.readText()')) as string;
    expect(text).toMatch(/^Incident 2 · \+14155550188 · .+\nRang 3 people in /);
    expect(text).toMatch(/\n\+0 {2}\+14155550188 called\.\n/);
    await press(page, page.getByRole('button', { name: 'Print' }), 'Enter');
    expect(await page.evaluate('window.printed')).toBe(1);
  });

  it.each([
    ['A4', 718],
    ['Letter', 740],
  ])('On %s it is a clean page', async (format, width) => {
    const page = await site.window(ADMIN.email, { scheme: 'dark', width });
    await open(page);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    for (const hidden of [
      page.getByRole('navigation', { name: 'Main' }),
      page.getByRole('button', { name: 'Print' }),
    ]) {
      await hidden.waitFor({ state: 'hidden' });
    }
    await page.getByText(/^Rang 3 people/).waitFor();
    const excess = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(excess)).toBe(0);
    expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(22, 32, 35)');
    await page.screenshot({ path: join(folder, `incident-print-${format}.png`), fullPage: true });
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
  });

  it('The other calls of the caller are there, and lead on', async () => {
    const page = await site.window();
    await open(page);
    const others = page.getByRole('region', { name: 'Calls from this number' });
    await expect.poll(() => others.getByRole('listitem').count()).toBe(1);
    await press(page, others.getByRole('listitem').getByRole('link'), 'Enter');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/incidents/1');
    await others.getByRole('link', { name: 'All of them' }).click();
    await expect.poll(() => page.getByRole('list', { name: 'Incidents' }).getByRole('listitem').count()).toBe(2);
  });

  it('A technician sees first until when they are on call and when next, and their name marked in the plan', async () => {
    const begins = Math.ceil(Date.now() / HOUR) * HOUR;
    for (let nth = 0; nth < 7; nth += 1) {
      await site.api('POST', '/api/on-call/overrides', {
        userId: people.fenwick.id,
        level: 'secondary',
        startsAt: new Date(begins + (nth * 30 + 2) * HOUR).toISOString(),
        endsAt: new Date(begins + (nth * 30 + 5) * HOUR).toISOString(),
      });
    }
    const page = await site.window('fenwick.sump@example.com', { width: 360 });
    await page.goto('/');
    const mine = page.getByRole('region', { name: 'My duties' });
    await mine.getByText('You are not on call now.').waitFor();
    expect(await mine.getByRole('list', { name: 'Next' }).getByRole('listitem').count()).toBe(5);
    await page.goto('/on-call');
    await page.locator('[data-mine]').first().getByText('Fenwick Sump (you)').waitFor({ state: 'attached' });
    const nora = await site.window(people.nora.email, { width: 360 });
    await nora.goto('/');
    await nora.getByText('You: primary for the next 60 days and longer.').waitFor();
  });

  it('A calendar address is replaced only after a question, and can be subscribed to', async () => {
    const page = await site.window(people.nora.email);
    await page.goto('/account');
    const make = page.getByRole('button', { name: 'New address' });
    await make.click();
    await page.getByRole('dialog', { name: 'Make a new address?' }).getByRole('button', { name: 'Cancel' }).click();
    expect(await page.locator('pre').count()).toBe(0);
    await press(page, make, 'Enter');
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'New address' }), 'Enter');
    const link = page.getByRole('link', { name: 'Subscribe on this device' });
    expect(await link.getAttribute('href')).toMatch(/^webcal:\/\/.+\/api\/on-call\/calendar\.ics\?/);
  });

  it.each([
    [360, 'light', 'en-GB'],
    [768, 'dark', 'es-ES'],
    [1440, 'light', 'es-ES'],
    [1440, 'dark', 'en-GB'],
  ] as const)('At %i px in %s and %s axe finds nothing wrong', async (width, scheme, language) => {
    const page = await site.window(people.nora.email, { width, scheme, language });
    await page.goto('/incidents/2');
    await page.getByText(/^(Rang|Se llamó a) 3 p/).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(folder, `incident-short-${width}-${scheme}.png`), fullPage: true });
    await page.goto('/');
    await page.getByText(/^(You|Usted): /).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(folder, `duties-${width}-${scheme}.png`), fullPage: true });
  });
});
