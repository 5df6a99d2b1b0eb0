import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scriptedPhones } from '../../studio/index.js';
import { SIGNED_ONLY } from '../flows/flow-call.js';
import { inBrowser } from './kit/chromium.js';
import { staff } from './kit/company.js';
import { screenshotFolder } from './kit/screenshots.js';
import { Site } from './kit/site.js';
import { StagedCall } from './kit/staged-call.js';

const [NORA, TOBIAS, WILHELMINA, FENWICK] = ['+14155550101', '+14155550102', '+14155550103', '+14155550104'];

const folder = screenshotFolder();

inBrowser('a call on the line that is watched', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open({ more: SIGNED_ONLY });
    await staff(site);
    for (const kind of ['business_hours', 'after_hours']) {
      await site.api('PUT', `/api/ladders/${kind}`, {
        steps: [
          { name: 'primary_oncall', timeoutSeconds: 30 },
          { name: 'broadcast', timeoutSeconds: 30 },
        ],
      });
    }
  });
  afterAll(() => site.close());

  const headline = (page: Page, text: string) => page.getByRole('heading', { level: 1, name: text }).waitFor();
  const watch = async (): Promise<Page> => {
    const page = await site.window();
    await page.goto('/');
    await headline(page, 'No call in progress');
    await page.getByText('Live', { exact: true }).waitFor();
    return page;
  };

  it('shows a voicemail that does not count, several rung at once, who took the caller, and the end', async () => {
    const page = await watch();
    const phones = scriptedPhones({
      [NORA]: [{ kind: 'voicemail', talkSeconds: 20 }],
      [TOBIAS]: [{ kind: 'busy' }],
      [WILHELMINA]: [{ kind: 'answer', ringSeconds: 3, presses: [{ keys: '2', after: 2 }] }],
      [FENWICK]: [{ kind: 'answer', ringSeconds: 12, presses: [{ keys: '1', after: 3 }], talkSeconds: 75 }],
    });
    const call = new StagedCall(site, phones, '+14155550177', { flow: 'line', othersRingOn: true });
    expect(await call.ringing()).toBe(NORA);
    await headline(page, '1 call is ringing');
    const shown = page.getByRole('article', { name: 'Incident 1' });
    await shown.getByRole('heading', { name: '+14155550177' }).waitFor();
    await shown.getByText('Ringing Nora Quill').waitFor();
    call.goOn();

    const together = (await call.ringing()).split(', ').toSorted();
    expect(together).toEqual([TOBIAS, WILHELMINA, FENWICK]);
    await shown.getByText('no key pressed, or a machine').waitFor();
    const present = shown.getByText(/^Ringing .*, Ringing .*, Ringing /);
    expect((await present.innerText()).split(', ').toSorted()).toEqual([
      'Ringing Fenwick Sump',
      'Ringing Tobias Pen',
      'Ringing Wilhelmina Drizzle',
    ]);
    await headline(page, '1 call is ringing');
    call.goOn();

    expect(await call.talking()).toBe(FENWICK);
    await headline(page, '1 caller is talking');
    await shown.getByText('Fenwick Sump answered').waitFor();
    await shown.getByText('Talking', { exact: true }).waitFor();
    await shown.getByText('declined').waitFor();
    expect(await shown.getByText(/Ringing/).count()).toBe(0);
    call.goOn();

    await call.ended();
    await headline(page, 'No call in progress');
    const last = page.getByRole('region', { name: 'Last calls' });
    await last.getByText('Fenwick Sump').waitFor();
    await last.getByText('Answered', { exact: true }).click();
    await headline(page, '+14155550177');
    await page.getByText(/Ringing at once \(Broadcast\): /).waitFor();
    await page.getByText('Nora Quill picked up, and is asked to press 1').waitFor();
    await page.getByText('Nora Quill: no key pressed, or a machine').waitFor();
    await page.getByText('Wilhelmina Drizzle: declined').waitFor();
    await page.getByText('Phone of Tobias Pen: busy').waitFor();
    // Counted by the service's own clock, which is the real one.
    await page.getByText(/^The call is over: \d+:\d\d of talk$/).waitFor();
    const trail = page.getByRole('region', { name: 'What happened' }).getByRole('listitem');
    const said = (await trail.allInnerTexts()).join('\n');
    expect(said).not.toMatch(/unknown|could not be reached|Phone of .*: (initiated|ringing|completed)/);
    expect(said.match(/Nora Quill: no key pressed/g)).toHaveLength(1);
    const spanish = await site.window(undefined, { language: 'es-ES' });
    await spanish.goto('/incidents/1');
    await spanish.getByText('Nora Quill descolgó, y se le pide que pulse 1').waitFor();
    const raw = /unknown|desconocid|busy|no-answer|failed|canceled|initiated|ringing|completed|picked up|presumed/;
    expect(await spanish.locator('main').innerText()).not.toMatch(raw);
    await spanish.screenshot({ path: join(folder, 'trail-1440.png'), fullPage: true });
  });

  it('raises the alarm when nobody takes it, and keeps what the caller said with the incident', async () => {
    const page = await watch();
    const call = new StagedCall(site, [], '+14155550188', {
      flow: 'line',
      leavesMessage: { seconds: 17, endedBy: 'key' },
    });
    expect(await call.ringing()).toBe(NORA);
    await page.getByText('Ringing Nora Quill').waitFor();
    call.goOn();
    await call.ringing();
    await page.getByText(/Ringing Tobias Pen/).waitFor();
    call.goOn();
    const { messages } = await call.ended();
    const alarm = page.getByRole('alert').filter({ hasText: 'A caller left a voice message' });
    await alarm.getByText('+14155550188').waitFor();
    await alarm.getByRole('link', { name: /^Look at the call/ }).click();
    await headline(page, '+14155550188');
    const trail = page.getByRole('region', { name: 'What happened' }).getByRole('listitem');
    await trail.filter({ hasText: 'The caller left a voice message of 17 s' }).waitFor();
    const said = (await trail.allInnerTexts()).join('\n');
    expect(said).not.toMatch(/unknown|recorded a message|came again|Phone of .*: (initiated|ringing|completed)/);
    const wait = page.getByRole('region', { name: /^Incident/ }).getByText(/^\d+:\d\d$/);
    expect(await wait.count()).toBe(1);
    await page.getByLabel('Play the voice message, 0:17').waitFor();
    expect(messages).toHaveLength(1);
  });
});
