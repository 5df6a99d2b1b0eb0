import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { staff } from './kit/company.js';
import { screenshotFolder } from './kit/screenshots.js';
import { ADMIN, Site } from './kit/site.js';
import { StagedCall } from './kit/staged-call.js';

const HOUR = 3_600_000;

inBrowser('the marks of people', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    const { fenwick, tobias } = await staff(site);
    const begins = Math.ceil(Date.now() / HOUR) * HOUR;
    for (const [userId, from] of [
      [fenwick.id, 30],
      [tobias.id, 40],
    ] as const) {
      const [startsAt, endsAt] = [from, 60].map((hours) => new Date(begins + hours * HOUR).toISOString());
      await site.api('POST', '/api/on-call/overrides', { userId, level: 'primary', startsAt, endsAt });
    }
  });
  afterAll(() => site.close());

  /** The marks within something, as their initials and colours. */
  const marks = async (within: Locator): Promise<string[]> => {
    const found = await within.locator('[data-initials]').all();
    const attributes = ['data-initials', 'data-person'];
    return Promise.all(
      found.map(async (mark) => (await Promise.all(attributes.map((name) => mark.getAttribute(name)))).join(' ')),
    );
  };

  it('A person has the same colour and initials in the plan, in lists, and on Now, and their name beside them', async () => {
    const call = new StagedCall(site, [{ kind: 'answer' }], '+14155550168');
    await call.ringing();
    const page = await site.window();
    await page.goto('/');
    const article = page.getByRole('article');
    await article.getByText('Ringing Nora Quill').waitFor();
    const [nora = ''] = await marks(article);
    expect(nora).toMatch(/^NQ \d+$/);
    expect((await marks(article)).slice(0, 2)).toEqual([nora, nora]);
    const onCall = page.getByRole('region', { name: 'On call now' });
    await onCall.getByText('Nora Quill').waitFor();
    expect((await marks(onCall))[0]).toBe(nora);
    expect(await onCall.innerText()).toContain('Nora Quill');
    call.goOn();
    await call.ended();

    await page.goto('/on-call');
    const bar = page.getByRole('button', { name: /^Nora Quill rotation/ }).first();
    await bar.waitFor();
    await page.getByRole('region', { name: 'Rotating pool' }).getByText('Tobias Pen').waitFor();
    expect(await marks(bar)).toEqual([nora]);
    expect(await bar.getAttribute('data-person')).toBe(nora.slice(3));
    expect(await bar.innerText()).toContain('Nora Quill');
    const both = page.getByRole('button', { name: /^Tobias Pen, Fenwick Sump override/ });
    expect((await marks(both)).map((mark) => mark.slice(0, 2))).toEqual(['TP', 'FS']);
    expect(await marks(page.getByRole('region', { name: 'Rotations' }))).toContain(nora);
    expect(new Set(await marks(page.getByRole('main'))).size).toBe(3);
  });

  it.each([
    [360, 'light', 'en-GB'],
    [360, 'dark', 'es-ES'],
    [1440, 'light', 'es-ES'],
    [1440, 'dark', 'en-GB'],
  ] as const)('At %i px in %s and %s the plan with its colours has nothing that axe finds wrong', async (...look) => {
    const [width, scheme, language] = look;
    const page: Page = await site.window(ADMIN.email, { width, scheme, language });
    for (const [name, path] of [
      ['now', '/'],
      ['plan', '/on-call'],
      ['people', '/people'],
    ] as const) {
      await page.goto(path);
      await page.locator('[data-initials=NQ]').first().waitFor();
      expect(await violations(page)).toEqual([]);
      const folder = screenshotFolder();
      await page.screenshot({ path: join(folder, `marks-${name}-${width}-${scheme}.png`), fullPage: true });
    }
  });
});
