import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ACCOUNT_SID, RecordingsResource, toneOf, TwilioStandIn } from '../kit/twilio/index.js';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { press, tabTo } from './kit/hands.js';
import { screenshotFolder } from './kit/screenshots.js';
import { Site } from './kit/site.js';

const SID = `RE${'1'.repeat(32)}`;
const WORDS = 'This is the school on Elm Street. Water is coming through the ceiling.';

inBrowser('a voice message', () => {
  let twilio: TwilioStandIn;
  let site: Site;
  const recordings = new RecordingsResource();
  beforeAll(async () => {
    twilio = await TwilioStandIn.start(recordings);
    site = await Site.open({ more: { ...twilio.environment, TRANSCRIPTION: 'on' } });
    recordings.sounds.set(SID, toneOf(3));
    const told = { callSid: 'CA1', CallSid: 'CA1', AccountSid: ACCOUNT_SID, callerPhone: '+14155551234' };
    await tell('next-target', told);
    const RecordingUrl = `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT_SID}/Recordings/${SID}`;
    await tell('twiml/recording-status?incident=1', { ...told, RecordingUrl, RecordingDuration: '3' });
    await tell('twiml/transcription?incident=1', { ...told, RecordingUrl, TranscriptionText: WORDS });
  });
  afterAll(async () => {
    await site.close();
    await twilio.close();
  });

  const tell = async (path: string, body: object): Promise<void> => {
    const response = await fetch(`${site.url}/api/telephony/${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${site.secret}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  };
  const playerOf = (page: Page) => page.getByLabel('Play the voice message, 0:03');
  const until = (page: Page, what: string): Promise<unknown> =>
    expect.poll(() => page.evaluate(`document.querySelector('audio').${what}`), { timeout: 20_000 }).toBe(true);
  const played = (page: Page): Promise<unknown> => until(page, 'currentTime > 0.2');
  const heard = async (): Promise<number> => {
    const { items } = await site.api<{ items: { times: number }[] }>('GET', '/api/audit/access?kind=message_heard');
    return items.reduce((sum, { times }) => sum + times, 0);
  };

  it('is played by the keyboard, with its text beside it, and nothing is fetched before', async () => {
    const asked = twilio.requests.length;
    const page = await site.window();
    await page.goto('/incidents/1');
    await page.getByText(WORDS, { exact: true }).waitFor();
    await playerOf(page).waitFor();
    expect(twilio.requests).toHaveLength(asked);
    const before = await heard();
    await press(page, playerOf(page), 'Space');
    await played(page);
    expect(await page.evaluate('document.querySelector("audio").duration')).toBeCloseTo(3, 1);
    expect(await heard()).toBe(before + 1);
    expect(await violations(page)).toEqual([]);
  });

  it('is played by the mouse, and begins in the middle where somebody wants to', async () => {
    const page = await site.window();
    await page.goto('/incidents/1');
    const box = await playerOf(page).boundingBox();
    await page.mouse.click((box?.x ?? 0) + 28, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    await played(page);
    await page.evaluate('document.querySelector("audio").currentTime = 2.4');
    await until(page, 'ended');
  });

  it('that Twilio does not give says why, and is tried again by a button', async () => {
    const page = await site.window();
    await page.goto('/incidents/1');
    recordings.instead = { status: 503 };
    await press(page, playerOf(page), 'Space');
    const alert = page.getByRole('alert').filter({ hasText: 'The recording can not be fetched from Twilio now' });
    await alert.waitFor();
    expect(await violations(page)).toEqual([]);
    recordings.instead = undefined;
    const again = alert.getByRole('button', { name: 'Try again' });
    await tabTo(page, again);
    await page.keyboard.press('Enter');
    await played(page);
    expect(await alert.count()).toBe(0);
  });

  it('is read by a technician, who is told who may hear it', async () => {
    const { email } = await site.person('Tobias Pen', 'technician', { phoneE164: '+14155550102' });
    const page = await site.window(email, { width: 360, language: 'es-ES' });
    await page.goto('/incidents/1');
    await page.getByText('Los administradores y los responsables pueden escucharlo aquí.').waitFor();
    await page.getByText(WORDS, { exact: true }).waitFor();
    expect(await page.locator('audio').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  it('looks right on a phone and on a desk', async () => {
    for (const width of [360, 1440]) {
      const page = await site.window(undefined, { width });
      await page.goto('/incidents/1');
      await playerOf(page).waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      await page.screenshot({ path: join(screenshotFolder(), `voice-message-${width}.png`) });
    }
  });
});
