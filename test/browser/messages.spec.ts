import { afterAll, beforeAll, expect, it } from 'vitest';
import { MessagesResource, TwilioStandIn } from '../kit/twilio/index.js';
import { inBrowser } from './kit/chromium.js';
import { Site } from './kit/site.js';

inBrowser('what people were told', () => {
  let twilio: TwilioStandIn;
  let site: Site;
  const messages = new MessagesResource();
  beforeAll(async () => {
    twilio = await TwilioStandIn.start(messages);
    site = await Site.open({ more: twilio.environment });
    const { id } = await site.api<{ id: number }>('POST', '/api/users', {
      name: 'Ada',
      role: 'admin',
      phoneE164: '+14155550188',
    });
    expect(id).toBeGreaterThan(0);
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
    await page.getByText('1 message could not be sent').waitFor();
    await page.goto('/incidents/1');
    const card = page.getByRole('group', { name: 'Messages' });
    await card.getByText('the phone has sent STOP, Twilio 21610').waitFor();
    expect(await card.getByRole('row').nth(1).innerText()).toMatch(/Ada\s+rung\s+could not be sent/);
    await page.getByText('A message could not be sent', { exact: true }).waitFor();
    await page.goto('/people');
    await page.getByText("Text messages don't arrive: the phone has sent STOP").waitFor();
  });
});
