import { afterAll, beforeAll, it } from 'vitest';
import { inBrowser } from './kit/chromium.js';
import { staff, type Staff } from './kit/company.js';
import { Site } from './kit/site.js';

const HOUR = 3_600_000;

inBrowser('changes of people and plan, on pages that are open', () => {
  let site: Site;
  let people: Staff;
  beforeAll(async () => {
    site = await Site.open();
    people = await staff(site);
  });
  afterAll(() => site.close());

  /** Opens a place and waits until it is live. */
  const open = async (path: string, email?: string | null) => {
    const page = await site.window(email);
    await page.goto(path);
    await page.getByText('Live', { exact: true }).waitFor();
    return page;
  };

  it('People, plan, pool, ladders, hours and preview show each change without a reload', async () => {
    const list = await open('/people');
    const plan = await open('/on-call', people.nora.email);
    const ladders = await open('/ladders');
    const preview = await open('/preview');
    await list.getByText('Fenwick Sump').waitFor();
    await plan.getByRole('region', { name: 'Rotating pool' }).getByText('Fenwick Sump').waitFor();
    await preview.getByText('Tobias Pen').first().waitFor();
    const afterHours = ladders.getByRole('region', { name: 'After hours' });
    await afterHours.getByLabel('Rings for (s)').first().waitFor();

    await site.api('PATCH', `/api/users/${people.fenwick.id}`, { name: 'Fenwick Swamp' });
    await list.getByText('Fenwick Swamp').waitFor();
    await plan.getByRole('region', { name: 'Rotating pool' }).getByText('Fenwick Swamp').waitFor();

    await site.api('PUT', `/api/users/${people.tobias.id}/availability`, { available: false });
    await list.getByRole('listitem').filter({ hasText: 'Tobias Pen' }).getByText('Can not be called').waitFor();
    await preview
      .getByText(/not available/)
      .first()
      .waitFor();

    const begins = Math.ceil(Date.now() / HOUR) * HOUR;
    await site.api('POST', '/api/on-call/overrides', {
      userId: people.wilhelmina.id,
      level: 'secondary',
      startsAt: new Date(begins).toISOString(),
      endsAt: new Date(begins + 4 * HOUR).toISOString(),
      reason: 'Tobias is ill',
    });
    await plan.getByRole('region', { name: 'Overrides' }).getByText('Tobias is ill').waitFor();

    await site.api('PUT', '/api/ladders/after_hours', { steps: [{ name: 'secondary', timeoutSeconds: 41 }] });
    await ladders.locator('input[value="41"]').waitFor();
    await site.api('PUT', '/api/business-hours', {
      timeZone: 'America/Los_Angeles',
      weekly: [{ weekday: 3, opens: '10:15', closes: '16:45' }],
      holidays: [{ date: '2031-01-06', name: 'Three kings' }],
    });
    await ladders.getByText('Three kings').waitFor();
    await ladders.locator('input[value="10:15"]').waitFor();
  });

  it('Somebody whose availability a manager changes sees it on their own switch', async () => {
    const page = await open('/', people.nora.email);
    await page.getByRole('switch', { name: 'I can be called' }).waitFor();
    await site.api('PUT', `/api/users/${people.nora.id}/availability`, { available: false });
    await page.getByRole('switch', { name: 'I can not be called' }).waitFor();
  });
});
