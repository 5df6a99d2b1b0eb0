import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBrowser } from './kit/chromium.js';
import { staff } from './kit/company.js';
import { press, tabTo, typeInto } from './kit/hands.js';
import { Site } from './kit/site.js';
import { StagedCall } from './kit/staged-call.js';

const CALLS = 60;

inBrowser('what happened', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    await staff(site);
    for (let nth = 1; nth < CALLS; nth += 1) {
      const body = { callSid: `CA${nth}`, callerPhone: `+1415555${String(1000 + nth)}` };
      const { incidentId } = await telephony<{ incidentId: number }>('next-target', body);
      await telephony('completed', { incidentId, callSid: `CA${nth}`, duration: 0 });
    }
    const call = new StagedCall(site, [{ kind: 'busy' }, { kind: 'answer', talkSeconds: 61 }], '+14155559999');
    for (let rings = 1; rings <= 2; rings += 1) {
      await call.ringing();
      call.goOn();
    }
    await call.ended();
  }, 120_000);
  afterAll(() => site.close());

  async function telephony<Result>(endpoint: string, body: object): Promise<Result> {
    const response = await fetch(`${site.url}/api/telephony/${endpoint}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${site.secret}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Result;
  }

  it('is listed, filtered, and read to its beginning', async () => {
    const page = await site.window();
    await page.goto('/incidents');
    const list = page.getByRole('list', { name: 'Incidents' });
    await list.getByText('+14155559999').waitFor();
    expect(await list.getByRole('listitem').count()).toBe(50);
    await page.getByRole('button', { name: 'Older incidents' }).click();
    await list.getByText('+14155551001').waitFor();
    expect(await list.getByRole('listitem').count()).toBe(CALLS);
    await page.getByLabel('State').selectOption('completed');
    await list.getByText('+14155551001').waitFor({ state: 'detached' });
    expect(await list.getByRole('listitem').count()).toBe(1);
    expect(page.url()).toContain('status=completed');
    await page.getByLabel('State').selectOption('');
    await page.getByLabel('Search caller').fill('+14155551042');
    await list.getByText('+14155551041').waitFor({ state: 'detached' });
    expect(await list.getByRole('listitem').count()).toBe(1);
    await page.getByLabel('Search caller').fill('no such caller');
    await page.getByText('No matching incidents.').waitFor();
    await page.getByLabel('Search caller').fill('9999');
    await list.getByRole('link', { name: /9999/ }).click();
    await page.getByRole('heading', { level: 1, name: '+14155559999' }).waitFor();
    await page.getByText('Why this person, and why not the others').last().click();
    await page.getByText('Tobias Pen: chosen').waitFor();
  });

  it('is told line by line, with the reasons, found and opened by keyboard', async () => {
    const page = await site.window();
    await page.goto('/incidents');
    const list = page.getByRole('list', { name: 'Incidents' });
    await typeInto(page, page.getByLabel('State'), 'Answered');
    await list.getByText('+14155551001').waitFor({ state: 'detached' });
    expect(page.url()).toContain('status=completed');
    await typeInto(page, page.getByLabel('Search caller'), '55599');
    await press(page, list.getByRole('link', { name: /9999/ }), 'Enter');
    await page.getByRole('heading', { level: 1, name: '+14155559999' }).waitFor();
    await page.getByText('Nora Quill: busy').waitFor();
    await page.getByText('Tobias Pen answered', { exact: true }).waitFor();
    await page.getByText('The call is over: 1:01 of talk').waitFor();
    await press(page, page.locator('summary').last(), 'Enter');
    await page.getByText('Nora Quill: called before').waitFor();
    await page.getByText('Tobias Pen: chosen').waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Incidents' }).waitFor();
  });

  it('comes as CSV, for all of it and for the figures', async () => {
    const page = await site.window();
    await page.goto('/incidents');
    const [all] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download CSV' }).click(),
    ]);
    expect(
      readFileSync(await all.path(), 'utf8')
        .trimEnd()
        .split('\n'),
    ).toHaveLength(CALLS + 1);
    await page.goto('/figures');
    const [load] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV: Load per person' }).click(),
    ]);
    expect(readFileSync(await load.path(), 'utf8')).toContain(`Nora Quill,${CALLS},0`);
  });

  it('is counted, as charts and as tables, for a range that one chooses', async () => {
    const page = await site.window();
    await page.goto('/figures');
    await page.getByText('Incidents').last().waitFor();
    await page.getByRole('img', { name: 'Chart: Time to answer' }).locator('canvas').waitFor();
    const view = page.getByRole('radiogroup', { name: 'View: Time to answer' });
    await view.getByRole('radio', { name: 'Table' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('columnheader', { name: 'nine of ten within' }).waitFor();
    await page.getByText('7 days').click();
    expect(await page.getByRole('row').count()).toBeGreaterThan(7);
    await page.getByText('Own dates', { exact: true }).click();
    await page.getByLabel('From', { exact: true }).fill('2020-01-01');
    await page.getByLabel('To', { exact: true }).fill('2020-02-01');
    await page.getByText('No calls in this time.').waitFor();
  });

  it('is counted for a range that is chosen with the keyboard alone', async () => {
    const page = await site.window();
    await page.goto('/figures');
    const range = page.getByRole('radiogroup', { name: 'Range' });
    await press(page, range.getByRole('radio', { name: '30 days' }), 'ArrowLeft');
    const table = page.getByRole('radiogroup', { name: 'View: Time to answer' });
    await press(page, table.getByRole('radio', { name: 'Chart' }), 'ArrowRight');
    await page.getByRole('columnheader', { name: 'nine of ten within' }).waitFor();
    const rows = page.getByRole('region', { name: 'Time to answer' }).getByRole('row');
    expect(await rows.count()).toBe(8);
    await press(page, range.getByRole('radio', { name: '7 days' }), 'ArrowLeft');
    expect(await range.getByRole('radio', { name: 'Own dates' }).isChecked()).toBe(true);
    // The same on clocks that put the month first, and on those that put the day first.
    await typeInto(page, page.getByLabel('From', { exact: true }), '01012020');
    await typeInto(page, page.getByLabel('To', { exact: true }), '02022020');
    await page.getByText('No calls in this time.').waitFor();
    await tabTo(page, page.getByRole('link', { name: 'Now', exact: true }));
  });
});
