import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { violations } from './kit/accessible.js';
import { inBrowser } from './kit/chromium.js';
import { dateOf, staff, type Staff } from './kit/company.js';
import { choosePerson, press, tabTo, typeInto } from './kit/hands.js';
import { screenshotFolder } from './kit/screenshots.js';
import { ADMIN, Site } from './kit/site.js';

const HOUR = 3_600_000;

interface Override {
  readonly id: number;
  readonly userId: number;
  readonly startsAt: string;
  readonly endsAt: string;
}

inBrowser('an override', () => {
  let site: Site;
  let people: Staff;
  const begins = (Math.ceil(Date.now() / HOUR) + 30) * HOUR;
  beforeAll(async () => {
    site = await Site.open();
    people = await staff(site);
    const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '07:30', closes: '17:00' }));
    await site.api('PUT', '/api/business-hours', { timeZone: 'America/Los_Angeles', weekly, holidays: [] });
    await site.person('Ósmar Dóbson', 'technician', {
      email: 'osmar@example.com',
      phoneE164: '+14155550111',
      available: false,
    });
    await site.person('Penny Nophone', 'technician');
    for (let nth = 0; nth < 200; nth += 1)
      await site.api('POST', '/api/users', { name: `Helper ${nth}`, role: 'technician' });
  }, 120_000);
  afterAll(() => site.close());
  afterEach(async () => {
    for (const { id } of await overrides()) await site.api('DELETE', `/api/on-call/overrides/${id}`);
  });

  const overrides = async (): Promise<readonly Override[]> =>
    (await site.api<{ items: Override[] }>('GET', '/api/on-call/overrides')).items;
  const make = (userId: number): Promise<Override> =>
    site.api('POST', '/api/on-call/overrides', {
      userId,
      level: 'primary',
      startsAt: new Date(begins).toISOString(),
      endsAt: new Date(begins + 24 * HOUR).toISOString(),
      reason: 'A wedding',
    });
  const untilOf = (form: Locator): Promise<string> => form.getByLabel(/^Until/).inputValue();
  const without = (form: Locator): Locator => form.getByRole('region', { name: 'Who is on call without it' });
  const plan = async (look: Parameters<Site['window']>[1] = {}): Promise<Page> => {
    const page = await site.window(ADMIN.email, look);
    await page.goto('/on-call');
    await page
      .getByRole('button', { name: /^Nora Quill/ })
      .first()
      .waitFor();
    return page;
  };

  it('says whom it replaces, has the usual times, and finds one of 200 people, each with their state', async () => {
    const page = await plan();
    await page.getByRole('button', { name: 'Put somebody else on call' }).click();
    const form = page.getByRole('dialog');
    await without(form).getByText('Instead of Nora Quill').waitFor();
    await form.getByLabel('Level').selectOption('secondary');
    await without(form).getByText('Instead of Tobias Pen').waitFor();
    await form.getByLabel('Level').selectOption('primary');
    await form.getByRole('button', { name: 'Tonight' }).click();
    expect(await untilOf(form)).toMatch(/T07:30$/);
    await form.getByRole('button', { name: 'This weekend' }).click();
    expect(new Date(await untilOf(form)).getDay()).toBe(1);
    await form.getByRole('button', { name: 'Whole turn' }).click();
    await expect.poll(() => untilOf(form)).toMatch(/T08:00$/);
    await form.getByRole('button', { name: 'Tonight' }).click();

    const field = form.getByRole('combobox', { name: 'Person' });
    await field.click();
    expect(await page.getByRole('listbox').getByRole('option').count()).toBeGreaterThan(200);
    const state = async (typed: string): Promise<string> => {
      await field.fill(typed);
      await expect.poll(() => page.getByRole('listbox').getByRole('option').count()).toBe(1);
      return page.getByRole('listbox').getByRole('option').innerText();
    };
    expect(await state('osmar dob')).toMatch(/^Ósmar Dóbson\s+off, until they change it$/);
    expect(await state('nophone')).toMatch(/no phone: can not be rung$/);
    expect(await state('Nora')).toMatch(/can be called · on call already: Primary$/);
    await field.fill('nobody has this');
    await page.getByText('Nobody has such a name.').waitFor();
    await choosePerson(form, 'Helper 137');
    await form.getByText('no phone: can not be rung').filter({ visible: true }).waitFor();
    await choosePerson(form, 'Fenwick Sump');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: /^Fenwick Sump override/ }).waitFor();
    const [made] = await overrides();
    expect(made?.userId).toBe(people.fenwick.id);
    const ends = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'America/Los_Angeles' });
    expect(ends.format(new Date(made?.endsAt ?? ''))).toBe('07:30');
  });

  it('is changed from the plan with the keyboard: whom it replaces is told as if it were not there', async () => {
    const { id } = await make(people.fenwick.id);
    const page = await plan();
    await press(page, page.getByRole('button', { name: /^Fenwick Sump override/ }), 'Enter');
    const form = page.getByRole('dialog', { name: 'Change the override' });
    await without(form).getByText('Instead of Nora Quill').waitFor();
    expect(await form.getByLabel('Reason').inputValue()).toBe('A wedding');
    const field = form.getByRole('combobox', { name: 'Person' });
    await tabTo(page, field);
    await page.keyboard.press('Control+a');
    await typeInto(page, field, 'tob');
    await page.getByRole('listbox').getByRole('option', { name: 'Tobias Pen' }).waitFor();
    // Closes the choices, and not the form.
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').getByRole('option').first().waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+a');
    await page.keyboard.type('tobi');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await press(page, form.getByRole('button', { name: 'Whole turn' }), 'Enter');
    await expect.poll(() => untilOf(form)).toMatch(/T08:00$/);
    await press(page, form.getByRole('button', { name: 'Save' }), 'Enter');
    await page
      .getByRole('button', { name: /^Tobias Pen override/ })
      .first()
      .waitFor();
    const [changed, ...more] = await overrides();
    expect(more).toEqual([]);
    expect(changed).toMatchObject({ id, userId: people.tobias.id });
  });

  it('is changed by touch, and by mouse; of two at one time it is asked which', async () => {
    await make(people.fenwick.id);
    const phone = await plan({ width: 360, touch: true });
    await phone.getByRole('button', { name: /^Fenwick Sump override/ }).tap();
    const form = phone.getByRole('dialog', { name: 'Change the override' });
    await form.getByLabel('Reason').fill('A funeral');
    await form.getByRole('button', { name: 'Save' }).tap();
    await phone.getByText('A funeral').waitFor();

    await make(people.wilhelmina.id);
    const page = await plan();
    await page.getByRole('button', { name: /^(Fenwick Sump, Wilhelmina Drizzle|Wilhelmina Drizzle, Fenwick)/ }).click();
    await page.getByRole('dialog', { name: 'Which override?' }).getByRole('button', { name: 'Fenwick Sump' }).click();
    const other = page.getByRole('dialog', { name: 'Change the override' });
    expect(await other.getByLabel('Reason').inputValue()).toBe('A funeral');
    await without(other)
      .getByText(/^Beside Wilhelmina Drizzle, by another override/)
      .waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('that is over is not changed', async () => {
    const page = await site.window();
    await page.route('**/api/on-call/timeline?*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replaceAll('"rotation"', '"override"') });
    });
    await page.goto(`/on-call?from=${dateOf(Date.now() - 20 * 24 * HOUR)}`);
    await page
      .getByRole('button', { name: /^(Nora|Tobias).* override/ })
      .first()
      .click();
    await page.getByText('What has passed can not be changed.').first().waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it.each([
    [360, 'dark', 'es-ES', 'Poner a otra persona', 'Esta noche'],
    [1440, 'light', 'en-GB', 'Put somebody else on call', 'Tonight'],
  ] as const)('At %i px in %s and %s axe finds nothing wrong with its form', async (...look) => {
    const [width, scheme, language, open, tonight] = look;
    const page = await plan({ width, scheme, language });
    await page.getByRole('button', { name: open }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: tonight }).click();
    await form
      .getByText(/Nora Quill/)
      .filter({ visible: true })
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(screenshotFolder(), `override-form-${width}-${scheme}.png`) });
    await form.getByRole('combobox').first().click();
    await page.getByRole('listbox').getByRole('option', { name: /Penny/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(screenshotFolder(), `override-people-${width}-${scheme}.png`) });
  });
});
