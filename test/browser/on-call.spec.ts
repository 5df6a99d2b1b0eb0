import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBrowser } from './kit/chromium.js';
import { staff, type Staff } from './kit/company.js';
import { choosePerson, drag, press, typeInto } from './kit/hands.js';
import { Site } from './kit/site.js';

interface Override {
  readonly id: number;
  readonly userId: number;
  readonly level: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

inBrowser('the on-call plan', () => {
  let site: Site;
  let people: Staff;
  beforeAll(async () => {
    site = await Site.open();
    people = await staff(site);
  });
  afterAll(() => site.close());

  const overrides = async (): Promise<readonly Override[]> =>
    (await site.api<{ items: Override[] }>('GET', '/api/on-call/overrides')).items;
  const members = async (): Promise<readonly number[]> =>
    (await site.api<{ members: number[] }>('GET', '/api/rotating-pool')).members;
  const open = async (): Promise<Page> => {
    const page = await site.window();
    await page.goto('/on-call');
    await page
      .getByRole('button', { name: /^Nora Quill rotation/ })
      .first()
      .waitFor();
    return page;
  };

  it('gets an override by dragging over the timeline, shown there at once, and loses it again', async () => {
    const page = await open();
    await drag(page, page.getByRole('button', { name: /^Tobias Pen rotation/ }).first(), { dx: 150 });
    const form = page.getByRole('dialog', { name: 'Put somebody else on call' });
    expect(await form.getByLabel('Level').inputValue()).toBe('secondary');
    await choosePerson(form, 'Fenwick Sump');
    await form.getByLabel('Reason').fill('A wedding');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: /^Fenwick Sump override/ }).waitFor();
    const [made] = await overrides();
    expect(made).toMatchObject({ userId: people.fenwick.id, level: 'secondary' });
    expect(Date.parse(made?.endsAt ?? '') - Date.parse(made?.startsAt ?? '')).toBeGreaterThan(24 * 3_600_000);
    const section = page.getByRole('region', { name: 'Overrides' });
    await section.getByText('A wedding').waitFor();
    await section.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: /^Fenwick Sump override/ }).waitFor({ state: 'detached' });
    expect(await overrides()).toEqual([]);
  });

  it('gets one with the keyboard alone: a stretch is chosen, and its times stand in the form', async () => {
    const page = await open();
    await press(page, page.getByRole('button', { name: /^Nora Quill rotation/ }).first(), 'Enter');
    const form = page.getByRole('dialog', { name: 'Put somebody else on call' });
    await typeInto(page, form.getByRole('combobox', { name: 'Person' }), 'Fenwick');
    await page.getByRole('listbox').getByRole('option', { name: 'Fenwick Sump' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await press(page, form.getByLabel('Reason'), 'Enter');
    await page.getByRole('button', { name: /^Fenwick Sump override/ }).waitFor();
    const [made] = await overrides();
    expect(made).toMatchObject({ userId: people.fenwick.id, level: 'primary' });
    await site.api('DELETE', `/api/on-call/overrides/${made?.id ?? 0}`);
  });

  const rotation = (page: Page, name: string): Locator =>
    page.getByRole('region', { name: 'Rotations' }).getByRole('listitem').filter({ hasText: name });

  it('has rotations that show whose turn it would be before they are saved', async () => {
    const page = await open();
    await rotation(page, 'primary weeks').getByRole('button', { name: 'Edit' }).click();
    const form = page.getByRole('dialog', { name: 'Change the rotation' });
    await form.getByRole('combobox', { name: 'Add a person' }).selectOption({ label: 'Fenwick Sump' });
    await form.getByRole('button', { name: 'Add: Add a person' }).click();
    const turns = form.getByRole('region', { name: 'The next eight turns' });
    await turns.getByText('Fenwick Sump').first().waitFor();
    expect(await turns.getByRole('listitem').count()).toBe(8);
    await turns.getByText('Nora Quill is on call in it now, and stays so.').waitFor();
    await drag(page, form.getByRole('button', { name: /^Move Fenwick Sump/ }), { dy: -60 });
    await form.getByText('Fenwick Sump is now 1 of 2').waitFor();
    await turns.getByText('Nora Quill is on call in it now, and stays so.').waitFor();
    await form.getByRole('button', { name: 'Remove: Nora Quill' }).click();
    await turns.getByText('Nora Quill is on call in it now. As soon as this is saved, Fenwick Sump is.').waitFor();
    await form.getByRole('combobox', { name: 'Add a person' }).selectOption({ label: 'Nora Quill' });
    await form.getByRole('button', { name: 'Add: Add a person' }).click();
    await turns.getByText('Nora Quill is on call in it now, and stays so.').waitFor();
    await form.getByRole('button', { name: 'Save' }).click();
    await rotation(page, 'primary weeks').getByText('Fenwick Sump → Nora Quill').waitFor();
  });

  it('has rotations that are changed with the keyboard alone, and made with it', async () => {
    const page = await open();
    await press(page, rotation(page, 'secondary weeks').getByRole('button', { name: 'Edit' }), 'Enter');
    const form = page.getByRole('dialog', { name: 'Change the rotation' });
    await typeInto(page, form.getByRole('combobox', { name: 'Add a person' }), 'Fenwick');
    await press(page, form.getByRole('button', { name: 'Add: Add a person' }), 'Enter');
    await press(page, form.getByRole('button', { name: /^Move Fenwick Sump/ }), 'ArrowUp');
    await form.getByText('Fenwick Sump is now 1 of 2').waitFor();
    await form.getByRole('region', { name: 'The next eight turns' }).getByText('Fenwick Sump').first().waitFor();
    await press(page, form.getByRole('button', { name: 'Save' }), 'Enter');
    await rotation(page, 'secondary weeks').getByText('Fenwick Sump → Tobias Pen').waitFor();

    await press(page, page.getByRole('button', { name: 'New rotation' }), 'Enter');
    const fresh = page.getByRole('dialog', { name: 'New rotation' });
    await typeInto(page, fresh.getByLabel('Name'), 'Nights');
    await typeInto(page, fresh.getByRole('combobox', { name: 'Add a person' }), 'Wilhelmina');
    await press(page, fresh.getByRole('button', { name: 'Add: Add a person' }), 'Enter');
    await fresh.getByRole('region', { name: 'The next eight turns' }).getByRole('listitem').nth(7).waitFor();
    await press(page, fresh.getByLabel('Name'), 'Enter');
    await rotation(page, 'Nights').getByText('Wilhelmina Drizzle').waitFor();
    const { items } = await site.api<{ items: { id: number; name: string }[] }>('GET', '/api/on-call/rotations');
    await site.api('DELETE', `/api/on-call/rotations/${items.find(({ name }) => name === 'Nights')?.id ?? 0}`);
  });

  it('has a pool whose order is changed by keyboard and by dragging', async () => {
    const page = await open();
    const pool = page.getByRole('region', { name: 'Rotating pool' });
    const { fenwick, nora, tobias } = people;
    expect(await members()).toEqual([fenwick.id, nora.id, tobias.id]);
    await press(page, pool.getByRole('button', { name: /^Move Fenwick Sump/ }), 'ArrowDown');
    await pool.getByText('Fenwick Sump is now 2 of 3').waitFor();
    await press(page, pool.getByRole('button', { name: 'Save' }), 'Enter');
    await page.getByText('Saved').first().waitFor();
    expect(await members()).toEqual([nora.id, fenwick.id, tobias.id]);
    await drag(page, pool.getByRole('button', { name: /^Move Tobias Pen/ }), { dy: -145 });
    await pool.getByText('Tobias Pen is now 1 of 3').waitFor();
    await pool.getByRole('button', { name: 'Save' }).click();
    await pool.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' });
    expect(await members()).toEqual([tobias.id, nora.id, fenwick.id]);
  });

  it('marks the days on which clocks change, and the gaps', async () => {
    const { items } = await site.api<{ items: { id: number; level: string }[] }>('GET', '/api/on-call/rotations');
    await site.api('DELETE', `/api/on-call/rotations/${items.find(({ level }) => level === 'secondary')?.id ?? 0}`);
    const page = await site.window();
    await page.goto('/on-call');
    await page.getByRole('button', { name: /^Nobody gap/ }).waitFor();
    await page.getByText('Month', { exact: true }).click();
    const marks = page.getByText(/clocks go (forward: 23|back: 25) h/);
    for (let months = 1; months <= 8 && (await marks.count()) === 0; months += 1) {
      await page.getByRole('button', { name: 'Later' }).click();
    }
    expect(await marks.count()).toBe(1);
  });
});
