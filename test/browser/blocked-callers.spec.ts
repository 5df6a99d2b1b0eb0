import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { staff, type Staff } from './kit/company.js';
import { screenshotFolder } from './kit/screenshots.js';
import { Site } from './kit/site.js';

const LISTED = [
  { prefix: '+14155550191', then: 'hang_up', reason: 'Rings every night and says nothing', until: null },
  { prefix: '+4930555', then: 'voice_message', reason: null, until: '2030-12-01T00:00:00Z' },
];

inBrowser('the page of blocked callers', () => {
  let site: Site;
  let people: Staff;
  const folder = screenshotFolder();
  beforeAll(async () => {
    site = await Site.open();
    people = await staff(site);
  });
  afterAll(() => site.close());

  it('A number is blocked from its call, changed and let in again', async () => {
    await fetch(`${site.url}/api/telephony/next-target`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${site.secret}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ callSid: 'CAnuisance', callerPhone: '+14155550161' }),
    });
    const page = await site.window();
    await page.goto('/incidents/1');
    await page.getByRole('link', { name: 'Block this number' }).click();
    const form = page.getByRole('dialog');
    expect(await form.getByLabel('Number, or how numbers begin').inputValue()).toBe('+14155550161');
    await form.getByLabel('Reason, for people here').fill('Plays music');
    await form.getByRole('button', { name: 'Save' }).click();
    const row = page.getByRole('listitem').filter({ hasText: '+14155550161' });
    await row.getByText('Plays music').waitFor();
    await row.getByText('A sentence, then the call ends').waitFor();
    await row.getByRole('button', { name: 'Edit: +14155550161' }).click();
    await form.getByLabel('What the caller gets').selectOption({ label: 'Only a voice message' });
    await form.getByRole('button', { name: 'Save' }).click();
    await row.getByText('Only a voice message').waitFor();
    await row.getByRole('button', { name: 'Remove: +14155550161' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Nobody is blocked.').waitFor();
    expect(await site.api('GET', '/api/blocked-callers')).toMatchObject({ items: [] });
  });

  it('Who would be called says that a caller is blocked and what they hear, and their call is no given up emergency', async () => {
    const { id } = await site.api<{ id: number }>('POST', '/api/blocked-callers', {
      prefix: '+14155550171',
      then: 'hang_up',
    });
    await fetch(`${site.url}/api/telephony/next-target`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${site.secret}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ callSid: 'CAblocked', callerPhone: '+14155550171' }),
    });
    for (const width of [360, 768, 1440]) {
      const page = await site.window(undefined, { width });
      await page.goto('/preview');
      await page.getByLabel('Caller’s phone, if it matters').fill('+14155550171');
      await page.getByRole('button', { name: 'Show' }).click();
      await page.getByText('This caller is blocked (+14155550171): nobody is called.').waitFor();
      await page.getByText('They hear: This line can not take your call.').waitFor();
      expect(await page.getByText('This call would reach nobody.').count()).toBe(0);
      expect(await violations(page)).toEqual([]);
      await page.screenshot({ path: join(folder, `preview-blocked-${width}.png`), fullPage: true });
      await page.goto('/incidents');
      await page.getByRole('listitem').filter({ hasText: '+14155550171' }).getByText('Blocked caller').waitFor();
      await page.screenshot({ path: join(folder, `incidents-blocked-${width}.png`), fullPage: true });
      await page.goto('/figures');
      await page.getByRole('main').getByText('Blocked callers').first().waitFor();
      await page.screenshot({ path: join(folder, `figures-blocked-${width}.png`), fullPage: true });
      await page.goto('/texts');
      await page.getByLabel('When the service is down').waitFor();
      await page.screenshot({ path: join(folder, `texts-fallback-${width}.png`), fullPage: true });
    }
    await site.api('DELETE', `/api/blocked-callers/${id}`);
  });

  it('What is no number is not saved, and one that is blocked already is said to be', async () => {
    for (const entry of LISTED) await site.api('POST', '/api/blocked-callers', entry);
    const page = await site.window(undefined, { language: 'es' });
    await page.goto('/blocked');
    await page.getByRole('button', { name: 'Bloquear un número' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Número, o cómo empiezan los números').fill('0415 555');
    expect(await form.getByRole('button', { name: 'Guardar' }).isDisabled()).toBe(true);
    await form.getByText('Un + y de 3 a 15 cifras, sin el 0 de un número nacional.').waitFor();
    await form.getByLabel('Número, o cómo empiezan los números').fill('+1 (415) 555-0191');
    await form.getByRole('button', { name: 'Guardar' }).click();
    await form.getByText('Ya está bloqueado.').waitFor();
  });

  it.each([
    [360, 'en'],
    [1440, 'es'],
  ] as const)('At %i px nothing is wider than the screen, and axe finds nothing (%s)', async (width, language) => {
    const page = await site.window(undefined, { width, language });
    await page.goto('/blocked');
    await page.getByText('+4930555').waitFor();
    await page.screenshot({ path: join(folder, `blocked-${width}.png`), fullPage: true });
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page
      .getByRole('button', { name: /^Edit: \+4930555|^Editar: \+4930555|\+4930555$/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    await page.screenshot({ path: join(folder, `block-form-${width}.png`) });
    expect(await violations(page)).toEqual([]);
  });

  it('Technicians have no such place', async () => {
    const page = await site.window(people.nora.email);
    await page.goto('/blocked');
    await page.getByText('Managers and admins can see these.').waitFor();
    expect(await page.getByRole('link', { name: 'Blocked callers' }).count()).toBe(0);
  });
});
