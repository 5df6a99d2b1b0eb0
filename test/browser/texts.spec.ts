import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { press, typeInto } from './kit/hands.js';
import { screenshotFolder } from './kit/screenshots.js';
import { Site } from './kit/site.js';

const USUAL = { languages: ['en'], emergencyNumber: null, texts: { en: {}, es: {} } };

inBrowser('what people hear', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.api('PUT', '/api/line-texts', USUAL);
  });

  const open = async (look: Parameters<Site['window']>[1] = {}): Promise<Page> => {
    const page = await site.window(undefined, look);
    await page.goto('/texts');
    return page;
  };
  const hold = (page: Page) => page.getByLabel('While others are rung', { exact: true });
  const stored = (): Promise<{ texts: { en: { hold: string | null } }; emergencyNumber: string | null }> =>
    site.api('GET', '/api/line-texts');

  it('is written by the keyboard alone, with how long it takes to speak, and saved', async () => {
    const page = await open();
    await typeInto(page, page.getByLabel('Public emergency number'), '911');
    // The greeting, and the first words where the service is down.
    await page.getByText('Spoken: This is not 9 1 1. You have reached the emergency line.').nth(1).waitFor();
    await typeInto(page, hold(page), 'Acme is still trying to reach a technician.');
    await page.getByText('About 4 of 6 s').first().waitFor();
    expect(await violations(page)).toEqual([]);
    const save = page.getByRole('button', { name: 'Save' });
    await expect.poll(() => save.isEnabled()).toBe(true);
    await press(page, save, 'Enter');
    await page.getByText('Saved: calls hear it from now on.').waitFor();
    expect(await stored()).toMatchObject({
      emergencyNumber: '911',
      texts: { en: { hold: 'Acme is still trying to reach a technician.' } },
    });
  });

  it('that takes too long says so and is not saved, until it is shorter', async () => {
    const page = await open();
    await hold(page).fill('Please wait a little longer. '.repeat(8));
    await page.getByText('and may take 6 s.').waitFor();
    const save = page.getByRole('button', { name: 'Save' });
    expect(await save.isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await hold(page).fill('Please wait.');
    await expect.poll(() => save.isEnabled()).toBe(true);
    await page.getByRole('button', { name: 'Undo changes' }).click();
    expect(await hold(page).inputValue()).toBe('');
  });

  it('names a recording by address, which is refused at its field, and says how long it is', async () => {
    const page = await open();
    const recording = page.getByLabel('Recording instead: While others are rung');
    const save = page.getByRole('button', { name: 'Save' });
    await typeInto(page, recording, 'http://static.example/hold.mp3');
    await page.getByText('An https address of a file, without a password.').waitFor();
    expect(await save.isDisabled()).toBe(true);
    // Nobody listens there.
    await recording.fill('https://127.0.0.1:1/hold.mp3');
    await page.getByText('It is fetched when you save, and played from a copy.').waitFor();
    await expect.poll(() => save.isEnabled()).toBe(true);
    await press(page, save, 'Enter');
    await page.getByText('or takes longer than 6 s.').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await stored()).toMatchObject({ audio: { en: { hold: null } } });

    await page.route('**/api/line-texts/preview', async (route) => {
      const response = await route.fetch();
      const body = (await response.json()) as { audio: { name: string; address: string | null }[] };
      const audio = body.audio.map((one) => ({ ...one, seconds: one.address === null ? null : 4.2 }));
      await route.fulfill({ response, json: { ...body, audio } });
    });
    await page.getByLabel('Hold music').fill('https://127.0.0.1:1/music.mp3');
    await page.getByText('The recording is played: 5 of 12 s').waitFor();
    await page.getByText('The recording is played: 5 of 6 s').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('is written in two languages, chosen by the mouse', async () => {
    const page = await open();
    await page
      .getByRole('combobox', { name: 'Languages' })
      .selectOption({ label: 'Spanish first; callers press 2 for English' });
    const cards = page.getByRole('heading', { level: 2, name: /^(English|Spanish)$/ });
    await expect.poll(() => cards.allInnerTexts()).toEqual(['Spanish', 'English']);
    const spanish = page.getByLabel('While others are rung', { exact: true }).first();
    expect(await spanish.getAttribute('placeholder')).toBe(
      'Seguimos intentando localizar a alguien. Por favor, no cuelgue.',
    );
    await spanish.fill('Espere, por favor.');
    const save = page.getByRole('button', { name: 'Save' });
    await expect.poll(() => save.isEnabled()).toBe(true);
    await save.click();
    await page.getByText('Saved: calls hear it from now on.').waitFor();
    expect(await stored()).toMatchObject({ languages: ['es', 'en'], texts: { es: { hold: 'Espere, por favor.' } } });
  });

  it('is for admins', async () => {
    const { email } = await site.person('Mia Manager', 'manager', { phoneE164: '+14155550102' });
    const page = await site.window(email, { language: 'es-ES' });
    await page.goto('/texts');
    await page.getByText('Solo los administradores pueden cambiarlo.').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
  });

  it('looks right on a phone and on a desk', async () => {
    for (const width of [360, 1440]) {
      const page = await open({ width });
      await hold(page).waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      await page.screenshot({ path: join(screenshotFolder(), `texts-${width}.png`), fullPage: true });
    }
  });
});
