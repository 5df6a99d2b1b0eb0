import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, findServerBinary, startMariaDb, type PrivateServer } from '../kit/servers/index.js';
import { inBrowser } from './kit/chromium.js';
import { staff } from './kit/company.js';
import { Site } from './kit/site.js';
import { StagedCall } from './kit/staged-call.js';

/** The page asks this often whether the service is well. */
const ASKED_AGAIN_MILLISECONDS = 11_000;

describe.skipIf(findServerBinary() === null)('with a database server of its own', () => {
  inBrowser('a service whose database goes away', () => {
    let server: PrivateServer;
    let site: Site;
    beforeAll(async () => {
      server = await startMariaDb({ parentFolder: '/dev/shm' });
      site = await Site.open({ more: { DATABASE_URL: await createDatabase(server.url, 'page') } });
      await staff(site);
    });
    afterAll(async () => {
      await site.close();
      await server.stop();
    });

    it('is said to run with limits, until the database is back: then the calls of the meantime are there', async () => {
      const page = await site.window();
      await page.clock.install();
      await page.goto('/');
      await page.getByText('Live', { exact: true }).waitFor();
      const problems = page.getByRole('region', { name: 'Needs attention' });
      await problems.getByText(/^Without a phone/).waitFor();
      expect(await problems.getByText('Service degraded').count()).toBe(0);

      await server.crash();
      await page.clock.fastForward(ASKED_AGAIN_MILLISECONDS);
      await problems.getByText('Service degraded').waitFor();
      await problems.getByText('The database server can not be reached.').waitFor();
      await page.getByRole('heading', { level: 1, name: 'Calls can not be shown now' }).waitFor();
      await page.getByText('Calls are still taken, but none is shown here until it is back').waitFor();
      const call = new StagedCall(site, [{ kind: 'answer', talkSeconds: 33 }], '+14155550144');
      expect(await call.ringing()).toBe('+14155550101');
      call.goOn();
      await call.ended();

      const newcomer = await page.context().newPage();
      await newcomer.goto('/people');
      const refused = newcomer.getByRole('alert').filter({ hasText: 'That did not work' });
      await refused.getByRole('button', { name: 'Try again' }).click();
      await refused.waitFor();

      await server.restart();
      await page.getByRole('region', { name: 'Last calls' }).getByText('+14155550144').waitFor();
      await page.clock.fastForward(ASKED_AGAIN_MILLISECONDS);
      await problems.getByText('Service degraded').waitFor({ state: 'detached' });
      await page.getByRole('heading', { level: 1, name: 'No call in progress' }).waitFor();
      await page.getByText('Calls are still taken').waitFor({ state: 'detached' });
      await newcomer.getByText('Nora Quill').waitFor();
    });
  });
});
