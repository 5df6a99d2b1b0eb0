import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBrowser } from './kit/chromium.js';
import { staff, type Staff } from './kit/company.js';
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
  const drag = async (page: Page, from: Locator, to: { dx?: number; dy?: number }): Promise<void> => {
    const box = await from.boundingBox();
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + (to.dx ?? 0), y + (to.dy ?? 0), { steps: 8 });
    await page.mouse.up();
  };

  it('gets an override by dragging over the timeline, shown there at once, and loses it again', async () => {
    const page = await open();
    await drag(page, page.getByRole('button', { name: /^Tobias Pen rotation/ }).first(), { dx: 150 });
    const form = page.getByRole('dialog', { name: 'Put somebody else on call' });
    expect(await form.getByLabel('Level').inputValue()).toBe('secondary');
    await form.getByLabel('Person').selectOption({ label: 'Fenwick Sump' });
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
    await page
      .getByRole('button', { name: /^Nora Quill rotation/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Put somebody else on call' });
    await form.getByLabel('Person').focus();
    await page.keyboard.type('Fenwick');
    await form.getByLabel('Reason').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Fenwick Sump override/ }).waitFor();
    const [made] = await overrides();
    expect(made).toMatchObject({ userId: people.fenwick.id, level: 'primary' });
    await site.api('DELETE', `/api/on-call/overrides/${made?.id ?? 0}`);
  });

  it('has rotations that show whose turn it would be before they are saved', async () => {
    const page = await open();
    await page.getByRole('region', { name: 'Rotations' }).getByRole('button', { name: 'Edit' }).first().click();
    const form = page.getByRole('dialog', { name: 'Change the rotation' });
    await form.getByLabel('Add a person').selectOption({ label: 'Fenwick Sump' });
    const turns = form.getByRole('region', { name: 'The next eight turns' });
    await turns.getByText('Fenwick Sump').first().waitFor();
    expect(await turns.getByRole('listitem').count()).toBe(8);
    await form.getByRole('button', { name: /^Move Fenwick Sump/ }).focus();
    await page.keyboard.press('ArrowUp');
    await form.getByText('Fenwick Sump is now 1 of 2').waitFor();
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Fenwick Sump → Nora Quill').waitFor();
  });

  it('has a pool whose order is changed by keyboard and by dragging', async () => {
    const page = await open();
    const pool = page.getByRole('region', { name: 'Rotating pool' });
    const { fenwick, nora, tobias } = people;
    expect(await members()).toEqual([fenwick.id, nora.id, tobias.id]);
    await pool.getByRole('button', { name: /^Move Fenwick Sump/ }).focus();
    await page.keyboard.press('ArrowDown');
    await pool.getByText('Fenwick Sump is now 2 of 3').waitFor();
    await pool.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').first().waitFor();
    expect(await members()).toEqual([nora.id, fenwick.id, tobias.id]);
    const handle = pool.getByRole('button', { name: /^Move Tobias Pen/ });
    await handle.scrollIntoViewIfNeeded();
    await drag(page, handle, { dy: -145 });
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
