import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './kit/accessible.js';
import { inBrowser, PLAIN_HOST } from './kit/chromium.js';
import { staff } from './kit/company.js';
import { press } from './kit/hands.js';
import { screenshotFolder } from './kit/screenshots.js';
import { ADMIN, Site } from './kit/site.js';
import { StagedCall } from './kit/staged-call.js';
import { translate } from './kit/translator.js';

const FIGURES = '**/assets/figures-page-*.js';
const folder = screenshotFolder();

inBrowser('a page that lacks a piece of itself', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    await staff(site);
  });
  afterAll(() => site.close());

  const open = async (page: Page): Promise<void> => {
    await page.goto('/');
    await page.getByText('Live', { exact: true }).waitFor();
  };
  const goToFigures = (page: Page) => page.getByRole('navigation').getByRole('link', { name: 'Figures' }).click();
  const documents = (page: Page): string[] => {
    const seen: string[] = [];
    page.on('request', (request) => {
      if (request.isNavigationRequest()) seen.push(new URL(request.url()).pathname);
    });
    return seen;
  };

  it.each([
    ['mouse', async (page: Page) => page.getByRole('button', { name: 'Try again' }).click()],
    ['keyboard', (page: Page) => press(page, page.getByRole('button', { name: 'Try again' }), 'Enter')],
  ] as const)(
    'A piece that can not be fetched is a sentence, and comes when it is tried again by %s',
    async (_, again) => {
      const page = await site.window();
      await open(page);
      await page.route(FIGURES, (route) => route.abort());
      await goToFigures(page);
      await page.getByRole('alert').getByText('It could not be fetched from the service.').waitFor();
      await page.getByRole('navigation').getByRole('link', { name: 'People', exact: true }).click();
      await page.getByText('Tobias Pen').waitFor();
      await goToFigures(page);
      await page.getByRole('alert').getByText('It could not be fetched from the service.').waitFor();
      await page.unroute(FIGURES);
      await again(page);
      await page.getByRole('heading', { level: 1, name: 'Figures' }).waitFor();
    },
  );

  it('A piece that is missing while the service is away comes by itself when it is back', async () => {
    const page = await site.window();
    await open(page);
    await site.crash();
    await goToFigures(page);
    await page.getByRole('alert').getByText('It could not be fetched from the service.').waitFor();
    await site.restart();
    await page.getByRole('heading', { level: 1, name: 'Figures' }).waitFor();
  });

  /** Lets the service say that it is another build, as after an upgrade under an open tab. */
  const upgrade = (page: Page): Promise<unknown> =>
    page.route(/\/(figures)?$/, async (route) => {
      const response = await route.fetch();
      const text = (await response.text()).replace(/(name="ewf-build" content=)"\w+"/, '$1"another"');
      await route.fulfill({ response, body: text });
    });

  it('A piece that another build has taken away makes the page load itself anew', async () => {
    const page = await site.window();
    await open(page);
    await upgrade(page);
    const loaded = documents(page);
    await page.route(FIGURES, (route) => (loaded.length === 0 ? route.fulfill({ status: 404 }) : route.continue()));
    await goToFigures(page);
    await page.getByRole('heading', { level: 1, name: 'Figures' }).waitFor();
    expect(loaded).toEqual(['/figures']);
  });

  it('A piece that the new build lacks too makes the page load itself anew only once', async () => {
    const page = await site.window();
    await open(page);
    await page.route(FIGURES, (route) => route.fulfill({ status: 404 }));
    let builds = 0;
    await page.route(/\/(figures)?$/, async (route) => {
      const response = await route.fetch();
      builds += route.request().isNavigationRequest() ? 0 : 1;
      const told = route.request().isNavigationRequest() ? 'stale' : 'another';
      const text = (await response.text()).replace(/(name="ewf-build" content=)"\w+"/, `$1"${told}"`);
      await route.fulfill({ response, body: text });
    });
    const loaded = documents(page);
    await goToFigures(page);
    await page.getByRole('alert').getByText('It could not be fetched from the service.').waitFor();
    expect([loaded, builds]).toEqual([['/figures'], 2]);
  });

  it('A tab that is told of another build by the stream loads the next place anew', async () => {
    const page = await site.window();
    await page.route('/', async (route) => {
      const response = await route.fetch();
      const text = (await response.text()).replace(/(name="ewf-build" content=)"\w+"/, '$1"before"');
      await route.fulfill({ response, body: text });
    });
    await open(page);
    const loaded = documents(page);
    await goToFigures(page);
    await page.getByRole('heading', { level: 1, name: 'Figures' }).waitFor();
    expect(loaded).toEqual(['/figures']);
  });

  it('A place that breaks is a sentence, and all else goes on', async () => {
    const page = await site.window();
    await open(page);
    const broken = '**/api/metrics/summary*';
    await page.route(broken, (route) => route.fulfill({ json: {} }));
    await goToFigures(page);
    await page.getByRole('alert').getByText('Something went wrong here.').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await page.unroute(broken);
    await page.getByRole('navigation').getByRole('link', { name: 'Now' }).click();
    await page.getByRole('heading', { level: 1, name: 'No call in progress' }).waitFor();
  });

  it('The page says that it could not be loaded when even its first piece is missing', async () => {
    const page = await site.window();
    await page.route('**/assets/index-*.js', (route) => route.abort());
    await page.goto('/people');
    await page.getByText('The page could not be loaded.').waitFor();
    await page.getByText('No se pudo cargar la página.').waitFor();
    await page.unroute('**/assets/index-*.js');
    await page.getByRole('link', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  it('The page speaks English while the Spanish words are missing', async () => {
    const page = await site.window(ADMIN.email, { language: 'es-ES' });
    await page.route('**/assets/es-*.js', (route) => route.abort());
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: 'No call in progress' }).waitFor();
    await page.unroute('**/assets/es-*.js');
    await page.getByRole('heading', { level: 1, name: 'Ninguna llamada en curso' }).waitFor();
  });

  it('A page that the browser has translated goes on being updated', async () => {
    const page = await site.window();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await open(page);
    await translate(page);
    await page.getByRole('heading', { level: 1, name: '«No call in progress»' }).waitFor();
    const call = new StagedCall(site, [{ kind: 'no-answer' }, { kind: 'answer' }], '+14155550191');
    await call.ringing();
    await page.getByRole('heading', { level: 1, name: '«1 call is ringing»' }).waitFor();
    await page.getByText('«Ringing Nora Quill»').waitFor();
    call.goOn();
    await call.ringing();
    await page.getByText('«Ringing Tobias Pen»').waitFor();
    call.goOn();
    await call.ended();
    await page.getByRole('heading', { level: 1, name: '«No call in progress»' }).waitFor();
    await page.getByRole('region', { name: 'Last calls' }).getByText('«+14155550191»').first().waitFor();
    await page.getByRole('navigation').getByRole('link', { name: '«People»' }).click();
    await page.getByText('«Tobias Pen»').first().waitFor();
    expect(await page.getByText('No call in progress').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it.each([
    [360, 'light', 'en-GB', 'Try again'],
    [1440, 'dark', 'es-ES', 'Intentar de nuevo'],
  ] as const)(
    'At %i px in %s and %s axe finds nothing wrong with the sentence',
    async (width, scheme, language, again) => {
      const page = await site.window(ADMIN.email, { width, scheme, language });
      await page.route(FIGURES, (route) => route.abort());
      await page.goto('/figures');
      await page.getByRole('button', { name: again }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.screenshot({ path: join(folder, `piece-missing-${width}.png`) });
    },
  );
});

inBrowser('a page that was opened by http though its address is https', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open({ more: { PUBLIC_BASE_URL: 'https://line.example.com' } });
  });
  afterAll(() => site.close());

  it.each([
    [360, 'en-GB', 'This is not the address of the page'],
    [1440, 'es-ES', 'Esta no es la dirección de la página'],
  ])('At %i px in %s it says where to go', async (width, language, title) => {
    const page = await site.window(null, { width, language });
    await page.goto(`http://${PLAIN_HOST}:${new URL(site.url).port}/people?q=nora`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const link = page.getByRole('link', { name: 'https://line.example.com' });
    expect(await link.getAttribute('href')).toBe('https://line.example.com/people?q=nora');
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(folder, `plain-http-${width}.png`) });
  });
});
