import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { inBrowser } from './kit/chromium.js';
import { staff } from './kit/company.js';
import { Front } from './kit/front.js';
import { Site } from './kit/site.js';
import { StagedCall } from './kit/staged-call.js';

inBrowser('the service worker', () => {
  let site: Site;
  let front: Front;
  beforeAll(async () => {
    site = await Site.open();
    await staff(site);
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    front = await Front.open(site.url);
  });
  afterEach(() => front.close());

  const caches = (page: Page): Promise<string[]> => page.evaluate('caches.keys()');
  /** Opens a place, and waits until the page's own files are kept. */
  const open = async (path = '/'): Promise<Page> => {
    const page = await site.window(undefined, { withWorker: true });
    await page.goto(`${front.url}${path}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.evaluate('navigator.serviceWorker.ready');
    await expect.poll(() => page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true);
    return page;
  };
  const goTo = (page: Page, name: string) =>
    page.getByRole('navigation').getByRole('link', { name, exact: true }).click();

  it('A page that is opened while the service is down is a sentence, and goes on by itself when it is back', async () => {
    const page = await open();
    front.goDown();
    await page.goto(`${front.url}/people`);
    await page.getByRole('alert').getByText('The service can not be reached.').waitFor();
    front.goUp();
    await page.getByText('Tobias Pen').waitFor();
  });

  it('A place nobody has opened yet comes while the service is down', async () => {
    const page = await open();
    front.goDown();
    await goTo(page, 'Figures');
    await page.getByRole('heading', { level: 1, name: 'Figures' }).waitFor();
    await page.getByText('Not connected', { exact: true }).waitFor();
  });

  it('An error of a proxy before the service shows the page too', async () => {
    const page = await open();
    front.change = () => ({ status: 502, body: '<h1>Bad Gateway</h1>' });
    await page.goto(`${front.url}/people`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByText('Bad Gateway').count()).toBe(0);
  });

  it('No answer of the service is ever kept', async () => {
    const page = await open('/people');
    await page.getByText('Tobias Pen').waitFor();
    const kept = (await page.evaluate(
      `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
        .then((lists) => lists.flat().map(({ url }) => new URL(url).pathname))`,
    )) as string[];
    expect(kept.filter((path) => path !== '/' && !/^\/(assets\/|favicon)/.test(path))).toEqual([]);
    expect(kept).toContain('/');
    front.goDown();
    expect(await page.evaluate(`fetch('/api/users').then(() => 'answered', () => 'refused')`)).toBe('refused');
    front.goUp();
    const before = front.asked.filter((path) => path === '/api/users').length;
    await page.evaluate(`fetch('/api/users')`);
    expect(front.asked.filter((path) => path === '/api/users')).toHaveLength(before + 1);
  });

  it('After an upgrade the next page is the new build, and nothing of the old one is kept', async () => {
    const page = await open();
    const [old] = await caches(page);
    front.change = (path, answer) =>
      path === '/service-worker.js'
        ? { ...answer, body: answer.body.replace(/BUILD = '\w+'/, "BUILD = 'upgraded'") }
        : path.startsWith('/api/') || path.startsWith('/assets/')
          ? answer
          : { ...answer, body: answer.body.replace(/(name="ewf-build" content=)"\w+"/, '$1"upgraded"') };
    await page.goto(`${front.url}/people`);
    const build = page.locator('meta[name="ewf-build"]');
    expect(await build.getAttribute('content')).toBe('upgraded');
    await expect.poll(() => caches(page), { timeout: 20_000 }).toEqual(['page-upgraded']);
    expect(old).not.toBe('page-upgraded');
    front.goDown();
    await page.goto(`${front.url}/people`);
    await page.getByRole('alert').getByText('The service can not be reached.').waitFor();
    expect(await build.getAttribute('content')).toBe('upgraded');
  });

  it('Files are kept of no other build than the worker’s own', async () => {
    front.change = (path, answer) =>
      path === '/'
        ? { ...answer, body: answer.body.replace(/\/assets\/index-[\w-]+\.js/, '/assets/index-other.js') }
        : answer;
    const page = await site.window(undefined, { withWorker: true });
    await page.goto(`${front.url}/people`);
    await page.getByText('Live', { exact: true }).waitFor();
    const state = `navigator.serviceWorker.getRegistration().then((found) => found?.active?.state ?? 'none')`;
    await expect.poll(() => front.asked.filter((path) => path === '/').length).toBeGreaterThan(0);
    // A worker that could not be installed is forgotten; one that could stays.
    const isForgotten = 'navigator.serviceWorker.getRegistration().then((found) => found === undefined)';
    await expect.poll(() => page.evaluate(isForgotten), { timeout: 20_000 }).toBe(true);
    expect(await caches(page)).toEqual([]);
    front.change = (_, answer) => answer;
    await page.reload();
    await expect.poll(() => page.evaluate(state), { timeout: 20_000 }).toBe('activated');
  });

  it('Notices come through it, and a click leads to the call', async () => {
    const page = await open('/people');
    await page.context().grantPermissions(['notifications'], { origin: front.url });
    await page.getByRole('button', { name: 'Sound and notification when nobody answers: off' }).click();
    const call = new StagedCall(site, [], '+14155550188');
    for (let nth = 1; nth <= 3; nth += 1) {
      await call.ringing();
      call.goOn();
    }
    await call.ended();
    const notices = `navigator.serviceWorker.ready.then((worker) => worker.getNotifications())
      .then((found) => found.map(({ title, body, data }) => [title, body, data.path]))`;
    await expect.poll(() => page.evaluate(notices)).toHaveLength(1);
    const [[title, body, path]] = (await page.evaluate(notices)) as [[string, string, string]];
    expect([title, body]).toEqual(['Nobody answered a caller', '+14155550188 is waiting for somebody to call back.']);
    expect(path).toMatch(/^\/incidents\/\d+$/);
    const worker = page.context().serviceWorkers()[0];
    await worker?.evaluate(
      `self.registration.getNotifications().then(([notification]) =>
        self.dispatchEvent(new NotificationEvent('notificationclick', { notification })))`,
    );
    await page.getByRole('heading', { level: 1, name: '+14155550188' }).waitFor();
  });
});
