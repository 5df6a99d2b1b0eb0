import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { inBrowser } from './kit/chromium.js';
import { staff } from './kit/company.js';
import { Site } from './kit/site.js';
import { StagedCall } from './kit/staged-call.js';

inBrowser('a call that is watched', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    await staff(site);
  });
  afterAll(() => site.close());

  const headline = (page: Page, text: string) => page.getByRole('heading', { level: 1, name: text }).waitFor();

  it('shows two viewers at once who is rung, who answered and how it ended, without a reload', async () => {
    const dispatcher = await site.window();
    const phone = await site.window('wilhelmina.drizzle@example.com', { width: 360, scheme: 'dark' });
    const viewers = [dispatcher, phone];
    for (const page of viewers) {
      await page.goto('/');
      await headline(page, 'No call in progress');
      await page.getByText('Live', { exact: true }).waitFor();
    }
    const call = new StagedCall(site, [{ kind: 'no-answer' }, { kind: 'answer', ringSeconds: 4, talkSeconds: 90 }]);
    expect(await call.ringing()).toBe('+14155550101');
    for (const page of viewers) {
      await headline(page, '1 call is ringing');
      await page.getByRole('heading', { name: '+14155550177' }).waitFor();
      await page.getByText('Ringing Nora Quill').waitFor();
    }
    call.goOn();
    expect(await call.ringing()).toBe('+14155550102');
    for (const page of viewers) {
      await page.getByText('Ringing Tobias Pen').waitFor();
      await page.getByText('no answer').first().waitFor();
    }
    call.goOn();
    await call.ended();
    for (const page of viewers) {
      await headline(page, 'No call in progress');
      const last = page.getByRole('region', { name: 'Last calls' });
      await last.getByText('Tobias Pen').waitFor();
      await last.getByText('Answered', { exact: true }).waitFor();
    }
  });

  it('raises the alarm when nobody answers, on whatever page one is', async () => {
    const page = await site.window();
    await page.goto('/people');
    await page.getByText('Live', { exact: true }).waitFor();
    const call = new StagedCall(site, [], '+14155550188');
    for (let nth = 1; nth <= 3; nth += 1) {
      await call.ringing();
      call.goOn();
    }
    const alarm = page.getByRole('alert').filter({ hasText: 'Nobody answered a caller' });
    await alarm.getByText('+14155550188').waitFor();
    await alarm.getByRole('link', { name: /^Look at the call/ }).click();
    await page.getByRole('heading', { level: 1, name: '+14155550188' }).waitFor();
    await page.getByText('Everybody was tried').waitFor();
  });

  it('says so when it is not connected, and goes on by itself when the service is back', async () => {
    const page = await site.window();
    await page.goto('/');
    await page.getByText('Live', { exact: true }).waitFor();
    await site.crash();
    await page.getByText('Not connected', { exact: true }).waitFor();
    await page.getByText('what you see may be old').waitFor();
    await site.restart();
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByText('what you see may be old').waitFor({ state: 'detached' });
    const call = new StagedCall(site, [{ kind: 'answer' }], '+14155550166');
    await call.ringing();
    await page.getByRole('heading', { name: '+14155550166' }).waitFor();
    call.goOn();
    await call.ended();
  });

  it('can be left out of: my availability is one switch, with the mouse and with the keyboard', async () => {
    const page = await site.window('nora.quill@example.com');
    await page.goto('/');
    const mine = page.getByRole('switch', { name: 'I can be called' });
    await mine.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click();
    await page.getByRole('switch', { name: 'I can not be called' }).waitFor();
    await page.getByText('You will not be called.').waitFor();
    const forHowLong = page.getByRole('group', { name: 'For how long?' });
    await forHowLong.getByRole('button', { name: '2 hours' }).click();
    await page.getByText(/^until /).waitFor();
    await page.getByText('Secondary on call').first().waitFor();
    // It takes nothing while the last change is under way.
    await expect.poll(() => page.getByRole('switch').isEnabled()).toBe(true);
    await page.getByRole('switch').focus();
    await page.keyboard.press('Space');
    await mine.waitFor();
    const { items } = await site.api<{ items: { available: boolean }[] }>('GET', '/api/users?q=nora.quill');
    expect(items.map(({ available }) => available)).toEqual([true]);
  });
});
