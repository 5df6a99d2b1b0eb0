import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { staff } from './kit/company.js';
import { press } from './kit/hands.js';
import { Site } from './kit/site.js';
import { StagedCall } from './kit/staged-call.js';

/** Writes down in the page what it would notify of, and each tone that it begins. */
const RECORDER = `
  window.notes = [];
  window.tones = 0;
  window.Notification = new Proxy(window.Notification, {
    construct(_, [title, { body, tag }]) {
      const note = Object.assign(new EventTarget(), { title, body, tag });
      window.notes.push(note);
      return note;
    },
  });
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...args) {
    window.tones += 1;
    return start.apply(this, args);
  };
`;
/** What a browser says of a page that nobody has touched; some remember a touch over a reload. */
const UNTOUCHED = "Object.defineProperty(navigator, 'userActivation', { value: { hasBeenActive: false } })";
const OFF = 'Sound and notification when nobody answers: off';
const ON = 'Sound and notification when nobody answers: on';
const SILENT = 'Sound when nobody answers: on, but not before you click here or press a key';

inBrowser('the alarm of a call that nobody answers', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    await staff(site);
  });
  afterAll(() => site.close());

  const open = async (isAllowed: boolean): Promise<Page> => {
    const page = await site.window();
    if (isAllowed) await page.context().grantPermissions(['notifications'], { origin: site.url });
    await page.addInitScript(RECORDER);
    await page.goto('/people');
    await page.getByText('Live', { exact: true }).waitFor();
    return page;
  };
  const exhaust = async (page: Page, from: string): Promise<void> => {
    const call = new StagedCall(site, [], from);
    for (let rings = 1; rings <= 3; rings += 1) {
      await call.ringing();
      call.goOn();
    }
    await call.ended();
    await page.getByRole('alert').getByText(from).waitFor();
  };
  const recorded = (page: Page): Promise<unknown> =>
    page.evaluate('({ tones, notes: notes.map(({ title, body, tag }) => [title, body, tag]) })');

  it('is seen, and neither heard nor notified before somebody asked for it', async () => {
    const page = await open(true);
    await exhaust(page, '+14155550181');
    await page.getByRole('button', { name: OFF }).waitFor();
    expect(await recorded(page)).toEqual({ tones: 0, notes: [] });
  });

  it('is heard and notified once a button asked for it, and leads to the call', async () => {
    const page = await open(true);
    await page.getByRole('button', { name: OFF }).click();
    await page.getByRole('button', { name: ON }).waitFor();
    await exhaust(page, '+14155550182');
    const tag = expect.stringMatching(/^incident-\d+$/);
    const words = '+14155550182 is waiting for somebody to call back.';
    await expect.poll(() => recorded(page)).toEqual({ tones: 3, notes: [['Nobody answered a caller', words, tag]] });
    await page.evaluate("notes[0].dispatchEvent(new Event('click'))");
    await page.getByRole('heading', { level: 1, name: '+14155550182' }).waitFor();
  });

  it('is only heard where the browser allows no notifications, and says so', async () => {
    const page = await open(false);
    await press(page, page.getByRole('button', { name: OFF }), 'Enter');
    await page.getByText('Your browser does not allow notifications here; the sound is on.').waitFor();
    await exhaust(page, '+14155550183');
    await expect.poll(() => recorded(page)).toEqual({ tones: 3, notes: [] });
  });

  it('stays asked for over a reload, says until when no sound can come, and is switched off again', async () => {
    const page = await open(true);
    await page.getByRole('button', { name: OFF }).click();
    await page.getByRole('button', { name: ON }).waitFor();
    await page.addInitScript(UNTOUCHED);
    await page.reload();
    await page.getByRole('button', { name: SILENT }).waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: ON }).click();
    await page.getByRole('button', { name: OFF }).waitFor();
    await exhaust(page, '+14155550184');
    await page.getByRole('alert').getByText('Nobody has spoken to').waitFor();
    expect(await recorded(page)).toEqual({ tones: 0, notes: [] });
  });

  it('can be tried in one’s account, by mouse and by keyboard, and says whether it would be heard', async () => {
    const page = await open(true);
    await page.goto('/account');
    const play = page.getByRole('button', { name: 'Play the sound' });
    await play.click();
    await page.getByText(/^Three tones were played\..+the bell at the top is off\.$/).waitFor();
    expect(await page.evaluate('tones')).toBe(3);
    await page.getByRole('button', { name: OFF }).click();
    await press(page, play, 'Enter');
    await page.getByText(/^Three tones were played\..+is muted\.$/).waitFor();
    expect(await page.evaluate('tones')).toBe(6);
  });

  it.each([
    ['has no sound', 'window.AudioContext = undefined'],
    [
      'keeps it back',
      `AudioContext.prototype.resume = () => new Promise(() => undefined);
       Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' });`,
    ],
  ])('says so when it is tried in a browser that %s', async (_, script) => {
    const page = await site.window();
    await page.addInitScript(script);
    await page.goto('/account');
    await press(page, page.getByRole('button', { name: 'Play the sound' }), 'Enter');
    await page.getByRole('alert').getByText('The browser does not allow sound here.').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
