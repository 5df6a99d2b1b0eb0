import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { staff, type Staff } from './kit/company.js';
import { press, typeInto } from './kit/hands.js';
import { screenshotFolder } from './kit/screenshots.js';
import { ADMIN, Site } from './kit/site.js';
import { StagedCall } from './kit/staged-call.js';

const folder = screenshotFolder();

inBrowser('notes on an incident', () => {
  let site: Site;
  let people: Staff;
  let call: StagedCall;
  beforeAll(async () => {
    site = await Site.open();
    people = await staff(site);
    call = new StagedCall(site, [{ kind: 'no-answer' }, { kind: 'busy' }, { kind: 'no-answer' }], '+14155550188');
    await call.ringing();
  });
  afterAll(() => site.close());

  const open = async (page: Page): Promise<void> => {
    await page.goto('/incidents/1');
    await page.getByRole('heading', { level: 1, name: '+14155550188' }).waitFor();
  };
  const field = (page: Page) => page.getByRole('textbox', { name: 'Write a note' });
  const add = (page: Page) => page.getByRole('button', { name: 'Add note' });
  const table = (page: Page) => page.getByRole('table', { name: 'Minute by minute' });

  it('A note on a call in progress is written by mouse, others see it at once, and the call goes on', async () => {
    const olga = await site.window();
    const nora = await site.window(people.nora.email, { width: 360 });
    await open(olga);
    await open(nora);
    expect(await add(olga).isDisabled()).toBe(true);
    await field(olga).click();
    await olga.keyboard.type('The main valve is shut\nDog in the yard');
    await add(olga).click();
    const line = /^Note by olga, \w{3},? \d+ \w{3,4},? \d\d:\d\d: The main valve is shut Dog in the yard$/i;
    await table(nora).getByText(line).waitFor();
    await table(olga).getByText(line).waitFor();
    await expect.poll(() => field(olga).inputValue()).toBe('');
    for (let rings = 1; rings <= 3; rings += 1) {
      await call.ringing();
      call.goOn();
    }
    await call.ended();
  });

  it('A technician writes one by keyboard on a call that is over; it stands in the trail and in the copied text', async () => {
    const page = await site.window(people.nora.email);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
    await open(page);
    await typeInto(page, field(page), '<b>Key</b> is at the porter');
    await press(page, add(page), 'Enter');
    await table(page)
      .getByText(/^Note by Nora Quill, .+: <b>Key<\/b> is at the porter$/)
      .waitFor();
    await page.getByText('Note by Nora Quill: <b>Key</b> is at the porter', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Copy as text' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const text = (await page.evaluate('navigator.clipboard.readText()')) as string;
    expect(text).toMatch(/\n\+\d+ {2}Note by Nora Quill, .+: <b>Key<\/b> is at the porter(\n|$)/);
    await page.emulateMedia({ media: 'print' });
    await field(page).waitFor({ state: 'hidden' });
    expect(await table(page).getByText('is at the porter').isVisible()).toBe(true);
  });

  it('What is written and not added is asked for, and is never added to another incident', async () => {
    const other = new StagedCall(site, [{ kind: 'busy' }, { kind: 'busy' }, { kind: 'busy' }], '+14155550188');
    for (let rings = 1; rings <= 3; rings += 1) {
      await other.ringing();
      other.goOn();
    }
    await other.ended();
    const page = await site.window();
    await open(page);
    await field(page).fill('Half a thought');
    const others = page.getByRole('region', { name: 'Calls from this number' });
    await others.getByRole('listitem').getByRole('link').click();
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    await press(page, question.getByRole('button', { name: 'Keep editing' }), 'Enter');
    expect(await field(page).inputValue()).toBe('Half a thought');
    await others.getByRole('listitem').getByRole('link').click();
    await question.getByRole('button', { name: 'Leave without saving' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/incidents/2');
    expect(await field(page).inputValue()).toBe('');
  });

  it('A note that could not be added stays in the field, and is said', async () => {
    const page = await site.window();
    await open(page);
    await page.route('**/notes', (route) => route.abort());
    await field(page).fill('Keep me');
    await add(page).click();
    await page.getByText('The service can not be reached. Your work here is kept; try again.').waitFor();
    expect(await field(page).inputValue()).toBe('Keep me');
  });

  it.each([
    [360, 'light', 'en-GB'],
    [1440, 'dark', 'es-ES'],
  ] as const)('At %i px in %s and %s axe finds nothing wrong', async (width, scheme, language) => {
    const page = await site.window(ADMIN.email, { width, scheme, language });
    await open(page);
    await page.getByText(/^(Note by|Nota de) Nora Quill, /).waitFor();
    await page.getByRole('textbox', { name: /^(Write a note|Escribir una nota)$/ }).fill('x'.repeat(400));
    expect(await violations(page)).toEqual([]);
    const excess = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(excess)).toBe(0);
    await page.screenshot({ path: join(folder, `notes-${width}-${scheme}.png`), fullPage: true });
  });
});
