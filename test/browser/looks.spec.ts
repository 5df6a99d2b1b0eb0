import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { staff } from './kit/company.js';
import { screenshotFolder } from './kit/screenshots.js';
import { ADMIN, Site } from './kit/site.js';
import { StagedCall } from './kit/staged-call.js';

const WIDTHS = [360, 768, 1440];
const HOUR = 3_600_000;

/** Each page, how one gets there, and what is there when it is ready. */
const PLACES: readonly [name: string, path: string, ready: (page: Page) => Promise<unknown>][] = [
  ['now', '/', (page) => page.getByText('Ringing Tobias Pen').waitFor()],
  ['incidents', '/incidents', (page) => page.getByText('+14155550171').first().waitFor()],
  [
    'incident',
    '/incidents/1',
    (page) => page.getByText('Tobias Pen: chosen').or(page.getByText('Why this person').first()).first().waitFor(),
  ],
  ['on-call', '/on-call', (page) => page.getByText('a wedding').waitFor()],
  ['people', '/people', (page) => page.getByText('Wilhelmina Drizzle').waitFor()],
  ['preview', '/preview', (page) => page.getByText('If nobody answers').waitFor()],
  ['ladders', '/ladders', (page) => page.getByText('No holidays.').waitFor()],
  ['figures', '/figures', (page) => page.locator('canvas').nth(1).waitFor()],
  ['access', '/access', (page) => page.getByText('Wrong e-mail or password').nth(1).waitFor()],
  ['account', '/account', (page) => page.getByRole('button', { name: 'New address' }).waitFor()],
];

/** What is opened over a page. */
const DIALOGS: readonly [name: string, path: string, open: (page: Page) => Promise<unknown>][] = [
  ['person', '/people', (page) => page.getByRole('button', { name: 'Edit: Nora Quill' }).click()],
  [
    'calendar',
    '/people',
    async (page) => {
      await page.getByRole('button', { name: 'Edit: Nora Quill' }).click();
      await page.getByRole('button', { name: 'End the calendar address' }).click();
      await page.getByRole('dialog', { name: /^End the calendar address of/ }).waitFor();
    },
  ],
  ['override', '/on-call', (page) => page.getByRole('button', { name: 'Put somebody else on call' }).click()],
  [
    'rotation',
    '/on-call',
    async (page) => {
      await page.getByRole('region', { name: 'Rotations' }).getByRole('button', { name: 'Edit' }).first().click();
      await page.getByRole('region', { name: 'The next eight turns' }).getByRole('listitem').nth(7).waitFor();
    },
  ],
  [
    'self-test',
    '/account',
    async (page) => {
      await page.getByRole('button', { name: 'Check now' }).click();
      await page.getByText('Something is wrong').first().waitFor();
    },
  ],
  [
    'ladder-review',
    '/ladders',
    async (page) => {
      const card = page.getByRole('region', { name: 'After hours' });
      await card.getByRole('combobox', { name: 'Add a step' }).selectOption({ label: 'Rotating pool' });
      await card.getByRole('button', { name: 'Add: Add a step' }).click();
      await card.getByRole('button', { name: 'Review and save' }).click();
      await page.getByText('With the change').waitFor();
    },
  ],
];

inBrowser('the look of every page', () => {
  let site: Site;
  let call: StagedCall;
  let calls = 0;
  const folder = screenshotFolder();
  beforeAll(async () => {
    site = await Site.open();
    const { fenwick } = await staff(site);
    await site.person('Jasper Overflow', 'technician', { available: false });
    await site.api('PATCH', `/api/users/${fenwick.id}`, { password: 'a better one for the rain' });
    for (let nth = 0; nth < 3; nth += 1) await site.refusedSignIn('fenwick.sump@example.com');
    await site.api('POST', '/api/on-call/overrides', {
      userId: fenwick.id,
      level: 'primary',
      startsAt: new Date(Date.now() + 50 * HOUR).toISOString(),
      endsAt: new Date(Date.now() + 98 * HOUR).toISOString(),
      reason: 'Nora is at a wedding',
    });
    for (const [nth, outcome] of (['answer', 'busy', 'no-answer'] as const).entries()) {
      const past = new StagedCall(site, [{ kind: 'no-answer' }, { kind: outcome }], `+1415555017${nth}`);
      void past.ended();
      for (let rings = 0; rings < (outcome === 'answer' ? 2 : 3); rings += 1) {
        await past.ringing();
        past.goOn();
      }
      await past.ended();
    }
  });
  afterAll(() => site.close());
  // A call of its own for each test: one that stands still for minutes is taken for over.
  beforeEach(async () => {
    calls += 1;
    call = new StagedCall(site, [{ kind: 'no-answer' }, { kind: 'answer' }], `+1415555018${calls}`);
    await call.ringing();
    call.goOn();
    await call.ringing();
  });
  afterEach(async () => {
    call.goOn();
    await call.ended();
  });

  const shown = async (page: Page, path: string, ready: (page: Page) => Promise<unknown>): Promise<void> => {
    await page.goto(path);
    await ready(page);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.evaluate('document.fonts.ready');
  };
  const photograph = (page: Page, name: string, fullPage = true): Promise<unknown> =>
    page.screenshot({ path: join(folder, `${name}.png`), fullPage });

  describe.each(['light', 'dark'] as const)('%s', (scheme) => {
    it.each(WIDTHS)('at %i px: nothing is wider than the screen, and axe finds nothing', async (width) => {
      const page = await site.window(ADMIN.email, { width, scheme });
      const wrong: string[] = [];
      for (const [name, path, ready] of PLACES) {
        await shown(page, path, ready);
        const excess = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        if (excess !== 0) wrong.push(`${name} is ${String(excess)} px too wide`);
        if (width !== 768) wrong.push(...(await violations(page)).map((line) => `${name}: ${line}`));
        await photograph(page, `${name}-${width}-${scheme}`);
      }
      expect(wrong).toEqual([]);
    });

    it('of what is opened over a page: axe finds nothing there either', async () => {
      const page = await site.window(ADMIN.email, { width: 1440, scheme });
      const wrong: string[] = [];
      for (const [name, path, open] of DIALOGS) {
        await page.goto(path);
        await open(page);
        if (name !== 'self-test') await page.getByRole('dialog').last().waitFor();
        wrong.push(...(await violations(page)).map((line) => `${name}: ${line}`));
        await photograph(page, `${name}-1440-${scheme}`, false);
      }
      await page.context().clearCookies();
      await page.goto('/');
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      wrong.push(...(await violations(page)).map((line) => `login: ${line}`));
      await photograph(page, `login-1440-${scheme}`);
      expect(wrong).toEqual([]);
    });
  });
});
