import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { staff, type Staff } from './kit/company.js';
import { press, typeInto } from './kit/hands.js';
import { screenshotFolder } from './kit/screenshots.js';
import { Site } from './kit/site.js';

inBrowser('callers nobody has spoken to', () => {
  let site: Site;
  let people: Staff;
  let calls = 0;
  const folder = screenshotFolder();
  beforeAll(async () => {
    site = await Site.open();
    people = await staff(site);
  });
  afterAll(() => site.close());

  /** Somebody who calls, and hangs up before anybody answers. */
  const abandon = async (callerPhone: string): Promise<void> => {
    calls += 1;
    const post = async (endpoint: string, body: object): Promise<{ incidentId: number }> => {
      const response = await fetch(`${site.url}/api/telephony/${endpoint}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${site.secret}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ callSid: `CA${calls}`, callerPhone, ...body }),
      });
      return (await response.json()) as { incidentId: number };
    };
    const { incidentId } = await post('next-target', {});
    await post('completed', { incidentId });
  };

  it('A caller who hung up appears by itself, is taken and closed with the mouse', async () => {
    const page = await site.window(people.nora.email);
    await page.goto('/');
    await page.getByRole('navigation').getByRole('link', { name: 'Call back' }).click();
    await page.getByText('Nobody waits to be called back.').waitFor();
    await abandon('+14155550161');
    const row = page.getByRole('listitem').filter({ hasText: '+14155550161' });
    await row.getByText('Nobody has taken this yet').waitFor();
    expect(await row.getByRole('button', { name: /^Done/ }).count()).toBe(0);
    await row.getByRole('button', { name: /^Take: \+14155550161/ }).click();
    await row.getByText('You have taken this').waitFor();
    await row.getByRole('button', { name: /^Done/ }).click();
    await page.getByLabel('What came of it').fill('Burst main, Nora is on the way');
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    await page.getByText('Nobody waits to be called back.').waitFor();
    await page.getByText('Done', { exact: true }).click();
    await page.getByText('Burst main, Nora is on the way').waitFor();
    await page.getByText('Done by Nora Quill').waitFor();
    await page.goto('/incidents/1');
    await page.getByText('Nora Quill is done with calling back').waitFor();
  });

  it('By the keyboard alone somebody takes over from another and closes it', async () => {
    await abandon('+14155550162');
    const page = await site.window(people.nora.email);
    await page.goto('/follow-ups');
    const row = page.getByRole('listitem').filter({ hasText: '+14155550162' });
    await press(page, row.getByRole('button', { name: /^Take/ }), 'Enter');
    await row.getByText('You have taken this').waitFor();
    const other = await site.window(people.wilhelmina.email);
    await other.goto('/follow-ups');
    const theirs = other.getByRole('listitem').filter({ hasText: '+14155550162' });
    await theirs.getByText('Taken by Nora Quill').waitFor();
    await press(other, theirs.getByRole('button', { name: /^Take over/ }), 'Enter');
    await press(other, other.getByRole('dialog').getByRole('button', { name: 'Take over' }), 'Enter');
    await theirs.getByText('You have taken this').waitFor();
    await row.getByText('Taken by Wilhelmina Drizzle').waitFor();
    await press(other, theirs.getByRole('button', { name: /^Done/ }), 'Enter');
    await typeInto(other, other.getByLabel('What came of it'), 'Wrong number');
    await other.keyboard.press('Enter');
    await theirs.waitFor({ state: 'detached' });
    await row.waitFor({ state: 'detached' });
  });

  it.each([
    [360, 'light', 'en-GB'],
    [1440, 'dark', 'es-ES'],
  ] as const)(
    'At %i px in %s and %s axe finds nothing wrong with list, question and note',
    async (width, scheme, language) => {
      if (width === 360) {
        await abandon('+14155550163');
        await abandon('anonymous');
      }
      const page = await site.window(people.wilhelmina.email, { width, scheme, language });
      await page.goto('/follow-ups');
      const row = page.getByRole('listitem').filter({ hasText: '+14155550163' });
      await row.getByRole('button').first().waitFor();
      const names = [`list-${width}`, `note-${width}`, `done-${width}`];
      expect(await violations(page), names[0]).toEqual([]);
      await page.screenshot({ path: join(folder, `follow-ups-${names[0]}.png`), fullPage: true });
      await row.getByRole('button').last().click();
      await page.getByRole('dialog').getByRole('textbox').waitFor();
      expect(await violations(page), names[1]).toEqual([]);
      await page.screenshot({ path: join(folder, `follow-ups-${names[1]}.png`) });
      await page.keyboard.press('Escape');
      await page
        .getByText(language === 'en-GB' ? 'Done' : 'Terminadas', { exact: true })
        .first()
        .click();
      await page.getByText('Wrong number').waitFor();
      expect(await violations(page), names[2]).toEqual([]);
      await page.screenshot({ path: join(folder, `follow-ups-${names[2]}.png`), fullPage: true });
    },
  );
});
