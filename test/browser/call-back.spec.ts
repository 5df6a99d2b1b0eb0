import { join } from 'node:path';
import twilioPackage from 'twilio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runOutgoingCall, type PhoneOutcome } from '../../studio/index.js';
import {
  ACCOUNT_SID,
  AUTH_TOKEN,
  CallsResource,
  LINE_NUMBER,
  MessagesResource,
  PUBLIC_BASE_URL,
  refusal,
  TwilioStandIn,
} from '../kit/twilio/index.js';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { staff, type Staff } from './kit/company.js';
import { press } from './kit/hands.js';
import { screenshotFolder } from './kit/screenshots.js';
import { Site } from './kit/site.js';

const NORA = '+14155550101';
const WILHELMINA = '+14155550103';
const CALLER = '+14155550161';
const STRANGER = '+14155550177';
const PRESSES_1: PhoneOutcome = { kind: 'answer', ringSeconds: 4, presses: [{ keys: '1', after: 3 }] };
const TALKS: PhoneOutcome = { kind: 'answer', ringSeconds: 4, talkSeconds: 75 };

inBrowser('a page with an account of Twilio', () => {
  const calls = new CallsResource();
  const messages = new MessagesResource();
  const folder = screenshotFolder();
  let twilio: TwilioStandIn;
  let site: Site;
  let people: Staff;
  beforeAll(async () => {
    twilio = await TwilioStandIn.start(calls, messages);
    site = await Site.open({ more: twilio.environment });
    people = await staff(site);
  });
  afterAll(async () => {
    await site?.close();
    await twilio?.close();
  });

  /** A request of Twilio, signed by it; returns the body of the answer. */
  const ask = async (path: string, fields: Record<string, string>): Promise<string> => {
    const response = await fetch(`${site.url}${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-Twilio-Signature': twilioPackage.getExpectedTwilioSignature(AUTH_TOKEN, `${PUBLIC_BASE_URL}${path}`, fields),
      },
      body: new URLSearchParams(fields),
    });
    expect(response.status).toBeLessThan(300);
    return response.text();
  };

  it('"Call back now" rings the person, then the caller, and the talk stands with the incident', async () => {
    const telephony = async (endpoint: string, body: object): Promise<void> => {
      await fetch(`${site.url}/api/telephony/${endpoint}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${site.secret}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ callSid: 'CA1', callerPhone: CALLER, incidentId: '', ...body }),
      });
    };
    await telephony('next-target', {});
    await telephony('completed', {});
    const page = await site.window(people.nora.email);
    await page.goto('/follow-ups');
    const row = page.getByRole('listitem').filter({ hasText: CALLER });

    calls.refusals.push(refusal(400, 21_216, 'Account not allowed to call'));
    await row.getByRole('button', { name: /^Call back now/ }).click();
    await page.getByText('Twilio does not allow this call: nobody was called.').first().waitFor();
    expect(calls.requested).toEqual([]);

    await row.getByRole('button', { name: /^Call back now/ }).click();
    await page.getByText('Your phone rings in a moment. Press 1, and the caller is rung.').waitFor();
    await row.getByText('You have taken this').waitFor();
    expect(calls.requested).toMatchObject([{ to: NORA, from: LINE_NUMBER }]);

    const [asked] = calls.requested;
    const run = await runOutgoingCall({
      callSid: asked?.sid ?? '',
      accountSid: ACCOUNT_SID,
      to: NORA,
      from: LINE_NUMBER,
      url: asked?.url ?? '',
      statusCallback: asked?.statusCallback ?? '',
      timeout: asked?.timeout ?? 0,
      authToken: AUTH_TOKEN,
      sendTo: { [PUBLIC_BASE_URL]: site.url },
      phones: { ring: (phone) => (phone === CALLER ? TALKS : PRESSES_1) },
    });
    expect(run.connectedTo).toBe(CALLER);
    await page.goto('/incidents/1');
    await page.getByText('Nora Quill has called back: 1:15 of talk').waitFor();

    const again = page.getByRole('button', { name: /^Call back now/ });
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(folder, 'incident-call-back.png') });
    await press(page, again, 'Enter');
    await page.getByText('Your phone rings in a moment. Press 1, and the caller is rung.').waitFor();
    expect(calls.requested).toMatchObject([{ to: NORA }, { to: NORA, from: LINE_NUMBER }]);
    await page.emulateMedia({ media: 'print' });
    expect(await again.isVisible()).toBe(false);
  });

  it.each([
    ['en-GB', 'nora', NORA, 'Send me a test message', 'delivered', null],
    ['es-ES', 'wilhelmina', WILHELMINA, 'Enviarme un mensaje de prueba', 'no llegó (el número de la línea', 30_034],
  ] as const)('the test message says what became of it, in %s', async (language, who, phone, button, outcome, code) => {
    const page = await site.window(people[who].email, { language });
    const before = messages.to(phone).length;
    await page.goto('/account');
    await page.getByRole('button', { name: button }).click();
    await expect.poll(() => messages.to(phone).length, { timeout: 20_000 }).toBe(before + 1);
    const sent = messages.to(phone).at(-1);
    await ask((sent?.statusCallback ?? '').replace(PUBLIC_BASE_URL, ''), {
      MessageSid: sent?.sid ?? '',
      MessageStatus: code === null ? 'delivered' : 'undelivered',
      ...(code !== null && { ErrorCode: String(code) }),
    });
    await page.getByRole('status').filter({ hasText: outcome }).waitFor();
    await page.screenshot({ path: join(folder, `test-message-${language}.png`) });
  });

  it('shows managers what was written to the line and what it was answered, and technicians nothing of it', async () => {
    await ask('/api/notifications/sms', { MessageSid: 'SM1', From: STRANGER, Body: 'Water in the <b>cellar</b>' });
    await ask('/api/notifications/sms', { MessageSid: 'SM2', From: NORA, Body: 'where are you?' });
    for (const [language, title, stranger, answered] of [
      ['en-GB', 'Text messages to the line', 'unknown sender', /^Automatic reply: “This number takes calls only/],
      ['es-ES', 'Mensajes de texto a la línea', 'remitente desconocido', /^Respuesta automática: «This number/],
    ] as const) {
      const page = await site.window(people.wilhelmina.email, { language, width: language === 'en-GB' ? 1440 : 360 });
      await page.goto('/follow-ups');
      const list = page.getByRole('region', { name: title }).getByRole('list');
      const row = list.getByRole('listitem').filter({ hasText: STRANGER });
      await row.getByText('Water in the <b>cellar</b>').waitFor();
      await row.getByText(stranger).waitFor();
      await row.getByText(answered).waitFor();
      await list.getByRole('listitem').filter({ hasText: 'where are you?' }).getByText('Nora Quill').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.screenshot({ path: join(folder, `received-texts-${language}.png`), fullPage: true });
    }
    const hers = await site.window(people.nora.email);
    await hers.goto('/follow-ups');
    await hers.getByText('Nobody waits to be called back.').or(hers.getByText(CALLER).first()).first().waitFor();
    expect(await hers.getByText('Text messages to the line').count()).toBe(0);
  });
});
