import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { staff, type Staff } from './kit/company.js';
import { heldRequests, press } from './kit/hands.js';
import { screenshotFolder } from './kit/screenshots.js';
import { Site } from './kit/site.js';
import { StagedCall } from './kit/staged-call.js';

const folder = screenshotFolder();
const MINUTE = 60_000;

inBrowser('what must not be missed, on every page', () => {
  let site: Site;
  let people: Staff;
  let calls = 0;
  beforeAll(async () => {
    site = await Site.open();
    people = await staff(site);
  });
  afterAll(() => site.close());
  const ends: (() => Promise<unknown>)[] = [];
  afterEach(() => Promise.all(ends.splice(0).map((end) => end())));

  const post = async (endpoint: string, body: object): Promise<{ incidentId: number }> => {
    const response = await fetch(`${site.url}/api/telephony/${endpoint}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${site.secret}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as { incidentId: number };
  };
  /** Somebody who calls, and is being rung for. */
  const begin = async (callerPhone: string): Promise<() => Promise<unknown>> => {
    calls += 1;
    const callSid = `CA${calls}`;
    const { incidentId } = await post('next-target', { callSid, callerPhone });
    const end = (): Promise<unknown> => post('completed', { callSid, incidentId, duration: 0 });
    ends.push(end);
    return end;
  };
  /** Somebody who calls, and hangs up before anybody answers. */
  const abandon = async (callerPhone: string): Promise<void> => (await begin(callerPhone))().then(() => undefined);
  const bar = (page: Page) => page.getByRole('alert').filter({ hasText: /\+1415555/ });
  const live = (page: Page) => page.getByText('Live', { exact: true }).waitFor();
  const icon = (page: Page) => page.locator('link[rel="icon"]').getAttribute('href');

  it('A caller nobody spoke to is on every page of every dispatcher, until somebody takes the call back', async () => {
    const nora = await site.window(people.nora.email);
    const olga = await site.window();
    await nora.goto('/people');
    await olga.goto('/ladders');
    await live(nora);
    await live(olga);
    expect(await icon(nora)).toBe('/favicon.svg');
    await abandon('+14155550151');
    for (const page of [nora, olga]) {
      await bar(page).getByText('A caller hung up before anybody answered').waitFor();
      await expect.poll(() => page.title()).toMatch(/^\(1\) /);
      expect(await icon(page)).toBe('/favicon-alert.svg');
    }
    await olga.evaluate('window.scrollTo(0, document.body.scrollHeight)');
    await expect.poll(() => olga.evaluate('window.scrollY')).toBeGreaterThan(100);
    const box = await bar(olga).boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeLessThan(200);
    await nora.reload();
    await bar(nora).getByText('+14155550151').waitFor();
    await abandon('+14155550152');
    await bar(nora).getByText('Nobody has spoken to 2 callers.').waitFor();
    await bar(nora).getByText('+14155550152').waitFor();

    await bar(nora)
      .getByRole('button', { name: /^Take: \+14155550152/ })
      .click();
    await bar(olga).getByText('+14155550151').waitFor();
    await press(olga, bar(olga).getByRole('button', { name: /^Take: \+14155550151/ }), 'Enter');
    for (const page of [nora, olga]) {
      await bar(page).waitFor({ state: 'detached' });
      await expect.poll(() => page.title()).not.toMatch(/^\(/);
      expect(await icon(page)).toBe('/favicon.svg');
    }
    await olga.getByRole('navigation').getByRole('link', { name: 'Now', exact: true }).click();
    await olga.getByText('2 callers are being called back').waitFor();
    expect(await olga.getByText('Nothing is wrong').count()).toBe(0);
  });

  it('A call that rings is on every page, with its clock and whom it rings', async () => {
    const page = await site.window();
    await page.clock.install();
    await page.goto('/people');
    await live(page);
    const end = await begin('+14155550153');
    const ringing = page.getByRole('link', { name: /1 call is ringing/ });
    await ringing.getByText('Ringing Nora Quill').waitFor();
    const shown = (): Promise<string> => ringing.innerText();
    expect(await shown()).toMatch(/0:0\d/);
    // Each answer says what time it is at the service, which has not moved: none may come before the clock was read.
    const release = await heldRequests(page);
    await page.clock.fastForward(10_000);
    await expect.poll(shown).toMatch(/0:[1-5]\d/);
    release();
    await press(page, ringing, 'Enter');
    await page.getByRole('heading', { level: 1, name: '1 call is ringing' }).waitFor();
    await end();
    await page.getByRole('heading', { level: 1, name: 'No call in progress' }).waitFor();
  });

  it('Not connected is never calm, and everything says how old it is', async () => {
    const page = await site.window();
    await page.clock.install();
    await page.goto('/');
    await live(page);
    const end = await begin('+14155550154');
    await page.getByRole('heading', { level: 1, name: '1 call is ringing' }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('heading', { level: 1, name: 'Not connected: calls can not be seen' }).waitFor();
    await page.getByText('Not connected', { exact: true }).waitFor();
    expect(await page.getByText('Live', { exact: true }).count()).toBe(0);
    expect(await page.getByText('Nothing is wrong').count()).toBe(0);
    for (const name of ['Who a new call would ring', 'Last calls', 'On call now']) {
      await page
        .getByRole('region', { name })
        .getByText(/^As of \d\d:\d\d:\d\d$/)
        .waitFor();
    }
    const clock = page
      .getByRole('article')
      .getByText(/^\d+:\d\d$/)
      .first();
    const then = await clock.innerText();
    await page.clock.fastForward(10 * MINUTE);
    expect(await clock.innerText()).toBe(then);
    await page.screenshot({ path: join(folder, 'not-connected-1440.png'), fullPage: true });
    await end();
    await page.context().setOffline(false);
    await page.getByRole('heading', { level: 1, name: 'No call in progress' }).waitFor();
    expect(await page.getByText(/^As of/).count()).toBe(0);
  });

  it('Somebody whose page is not connected yet is not told that all is calm', async () => {
    const page = await site.window();
    const open = await heldRequests(page, '**/api/incidents/stream');
    await page.goto('/');
    await page.getByRole('region', { name: 'On call now' }).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Connecting …' }).waitFor();
    open();
    await page.getByRole('heading', { level: 1, name: 'No call in progress' }).waitFor();
  });

  it('All open calls are counted and shown, the longest waiting first', async () => {
    const page = await site.window();
    await page.goto('/');
    await live(page);
    for (let nth = 10; nth < 30; nth += 1) await begin(`+141555502${nth}`);
    await page.getByRole('heading', { level: 1, name: /\b20 / }).waitFor();
    const inProgress = page.getByRole('region', { name: 'Calls in progress' });
    await expect.poll(() => inProgress.getByRole('article').count()).toBe(8);
    await inProgress.getByRole('article').first().getByText('+14155550210').waitFor();
    const rows = page.getByRole('region', { name: '12 more calls in progress' }).getByRole('link');
    expect(await rows.count()).toBe(12);
    expect(await rows.first().innerText()).toContain('+14155550218');
    expect(await rows.last().innerText()).toContain('+14155550229');
    await page.screenshot({ path: join(folder, 'twenty-calls-1440.png'), fullPage: true });
    await Promise.all(ends.map((end) => end()));
    await page.getByRole('heading', { level: 1, name: 'No call in progress' }).waitFor();
  });

  it.each([
    [360, 'light', 'en-GB'],
    [360, 'dark', 'es-ES'],
    [1440, 'dark', 'es-ES'],
    [1440, 'light', 'en-GB'],
  ] as const)('At %i px in %s and %s axe finds nothing wrong with the bars', async (width, scheme, language) => {
    await abandon('+14155550158');
    const call = new StagedCall(site, [{ kind: 'no-answer' }], '+14155550159');
    await call.ringing();
    const page = await site.window(people.wilhelmina.email, { width, scheme, language });
    await page.goto('/people');
    await bar(page).waitFor();
    await page.locator('[data-bar="calls"]').getByText('Nora Quill').waitFor();
    expect(await violations(page)).toEqual([]);
    const excess = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(excess)).toBe(0);
    await page.screenshot({ path: join(folder, `bars-${width}-${scheme}.png`) });
    await page.goto('/');
    await page.getByRole('article').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(folder, `bars-now-${width}-${scheme}.png`) });
    for (let rings = 1; rings <= 3; rings += 1) {
      call.goOn();
      if (rings < 3) await call.ringing();
    }
    await call.ended();
  });
});
