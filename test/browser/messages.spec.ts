import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MessagesResource, TwilioStandIn } from '../kit/twilio/index.js';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { press, typeInto } from './kit/hands.js';
import { Site } from './kit/site.js';

inBrowser('what people were told', () => {
  let twilio: TwilioStandIn;
  let site: Site;
  let adaId: number;
  const messages = new MessagesResource();
  beforeAll(async () => {
    twilio = await TwilioStandIn.start(messages);
    site = await Site.open({ more: twilio.environment });
    const { id } = await site.api<{ id: number }>('POST', '/api/users', {
      name: 'Ada',
      role: 'admin',
      phoneE164: '+14155550188',
    });
    adaId = id;
    messages.optedOut.add('+14155550188');
    await fetch(`${site.url}/api/telephony/next-target`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${site.secret}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ callSid: 'CA1', callerPhone: '+14155551234' }),
    });
  });
  afterAll(async () => {
    await site.close();
    await twilio.close();
  });

  it('stands with the incident, with what became of it, and a failure stands on the first page', async () => {
    const page = await site.window();
    await page.goto('/');
    await page.getByRole('link', { name: '1 message could not be sent' }).waitFor();
    await page.goto('/incidents/1');
    const card = page.getByRole('group', { name: 'Messages' });
    await card.getByText('the phone has sent STOP, Twilio 21610').waitFor();
    expect(await card.getByRole('row').nth(1).innerText()).toMatch(/Ada\s+rung\s+could not be sent/);
    await page.getByText('A message could not be sent', { exact: true }).waitFor();
    await page.goto('/people');
    await page.getByText("Text messages don't arrive: the phone has sent STOP").waitFor();
  });

  const rowsOf = (page: Page) => page.getByRole('list', { name: 'Messages' }).getByRole('listitem');

  it('is refused in words while the phone has sent STOP, and sent again to another phone with the mouse', async () => {
    const page = await site.window();
    await page.goto('/');
    await page.getByRole('link', { name: '1 message could not be sent' }).click();
    await page.getByRole('heading', { level: 1, name: 'Messages' }).waitFor();
    expect(page.url()).toContain('status=failed');
    const rows = rowsOf(page);
    await rows.getByText('the phone has sent STOP, Twilio 21610').waitFor();
    await rows.getByRole('button', { name: 'Send again: Ada' }).click();
    const question = page.getByRole('dialog', { name: 'Send this to Ada again?' });
    await question.getByText('To the phone of now, +14155550188:').waitFor();
    await question.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('This phone has sent STOP: nothing may be sent to it.').waitFor();
    expect(messages.sent).toHaveLength(0);
    await question.getByRole('button', { name: 'Cancel' }).click();

    await site.api('PATCH', `/api/users/${adaId}`, { phoneE164: '+14155550189' });
    await rows.getByRole('button', { name: 'Send again: Ada' }).click();
    await question.getByText('To the phone of now, +14155550189:').waitFor();
    await question.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('The message waits to be sent again.').waitFor();
    await rows.getByText('Was sent again.').waitFor();
    expect(await rows.getByRole('button').count()).toBe(0);
    await page.getByLabel('What became of it').selectOption('All');
    const again = rows.filter({ hasText: '+14155550189' });
    await again.getByText('sent', { exact: true }).waitFor();
    await again.getByText(/^Sent again · rung/).waitFor();
    await expect.poll(() => messages.to('+14155550189').length).toBe(1);
    await page.goto('/audit?entity=message');
    const noted = page.getByRole('list', { name: 'Who changed what' }).getByRole('listitem');
    await noted.getByText('Message sent again').waitFor();
    await noted.getByText('+14155550189').waitFor();
  });

  it('is filtered and sent again with the keyboard alone', async () => {
    messages.optedOut.clear();
    messages.optedOut.add('+14155550177');
    const { id } = await site.api<{ id: number }>('POST', '/api/users', {
      name: 'Bea',
      role: 'admin',
      priority: 1,
      phoneE164: '+14155550177',
    });
    await fetch(`${site.url}/api/telephony/next-target`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${site.secret}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ callSid: 'CA2', callerPhone: '+14155551235' }),
    });
    const page = await site.window();
    await page.goto('/messages');
    const rows = rowsOf(page);
    await rows.filter({ hasText: 'Bea' }).getByText('could not be sent').waitFor();
    await typeInto(page, page.getByLabel('What became of it'), 'too old');
    await page.getByText('No such messages.').waitFor();
    await press(page, page.getByLabel('What became of it'), 'Home');
    await typeInto(page, page.getByLabel('About'), 'rung');
    await expect.poll(() => page.url()).toMatch(/\/messages\?kind=ring$/);
    await rows.filter({ hasText: 'Bea' }).waitFor();
    await site.api('PATCH', `/api/users/${id}`, { phoneE164: '+14155550178' });
    await press(page, page.getByRole('button', { name: 'Send again: Bea' }), 'Enter');
    const question = page.getByRole('dialog', { name: 'Send this to Bea again?' });
    await question.getByText('+14155550178').waitFor();
    await press(page, question.getByRole('button', { name: 'Send again' }), 'Enter');
    await question.waitFor({ state: 'detached' });
    await expect.poll(() => messages.to('+14155550178').length).toBe(1);
  });

  it('is told in Spanish, and axe finds nothing, in light and dark', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const page = await site.window(undefined, { language: 'es-ES', scheme, width: 360 });
      await page.goto('/messages');
      await page.getByRole('heading', { level: 1, name: 'Mensajes' }).waitFor();
      await page.getByText('Se envió de nuevo.').first().waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    }
  });

  it('is for managers and admins', async () => {
    await site.person('Tess Rill', 'technician');
    const page = await site.window('tess.rill@example.com');
    await page.goto('/messages');
    await page.getByText('Only managers and admins can see these here.').waitFor();
    expect(await page.getByRole('navigation').getByRole('link', { name: 'Messages' }).count()).toBe(0);
  });
});
