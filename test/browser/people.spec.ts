import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBrowser } from './kit/chromium.js';
import { staff, type Staff } from './kit/company.js';
import { press, typeInto } from './kit/hands.js';
import { Site } from './kit/site.js';

inBrowser('people', () => {
  let site: Site;
  let people: Staff;
  beforeAll(async () => {
    site = await Site.open();
    people = await staff(site);
  });
  afterAll(() => site.close());

  const found = async (q: string): Promise<Record<string, unknown>[]> => {
    const answer = await site.api<{ items: Record<string, unknown>[] }>('GET', `/api/users?q=${encodeURIComponent(q)}`);
    return answer.items;
  };

  it('are added with the mouse: the phone as people write it, stored as it is dialled', async () => {
    const page = await site.window();
    await page.goto('/people');
    await page.getByRole('button', { name: 'Add a person' }).click();
    const form = page.getByRole('dialog', { name: 'Add a person' });
    await form.getByLabel('Name').fill('Greta Weir');
    await form.getByLabel('Country').selectOption('US');
    await form.getByLabel('Phone').fill('(415) 555-0');
    await form.getByLabel('E-mail (to sign in)').click();
    await form.getByText('This is no full number of that country.').waitFor();
    await form.getByLabel('Phone').fill('(415) 555-0142');
    await form.getByText('Will be rung at +14155550142').waitFor();
    await form.getByRole('button', { name: 'Save' }).first().click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('Greta Weir').waitFor();
    expect(await found('Greta Weir')).toMatchObject([{ phoneE164: '+14155550142', role: 'technician', active: true }]);
  });

  it('are added with the keyboard alone', async () => {
    const page = await site.window();
    await page.goto('/people');
    await press(page, page.getByRole('button', { name: 'Add a person' }), 'Enter');
    const form = page.getByRole('dialog', { name: 'Add a person' });
    await typeInto(page, form.getByLabel('Name'), 'Ida Sluice');
    await typeInto(page, form.getByLabel('Role'), 'Manager');
    await typeInto(page, form.getByLabel('Country'), 'United States');
    await typeInto(page, form.getByLabel('Phone'), '4155550143');
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    await page.getByText('Ida Sluice').waitFor();
    expect(await found('Ida Sluice')).toMatchObject([{ phoneE164: '+14155550143', role: 'manager', active: true }]);
  });

  it('are deactivated with the keyboard alone', async () => {
    const name = `Leaver Lock-${Date.now().toString(36)}`;
    const { id } = await site.person(name, 'technician');
    const page = await site.window();
    await page.goto('/people');
    await press(page, page.getByRole('button', { name: `Edit: ${name}` }), 'Enter');
    await press(page, page.getByRole('button', { name: 'Deactivate' }), 'Enter');
    const question = page.getByRole('dialog', { name: `Deactivate ${name}?` });
    await press(page, question.getByRole('button', { name: 'Deactivate' }), 'Enter');
    await page.getByText(`${name} is deactivated`).waitFor();
    expect(await found(name)).toMatchObject([{ id, active: false }]);
    await site.api('DELETE', `/api/users/${id}`);
  });

  it('are changed with the keyboard alone', async () => {
    const page = await site.window();
    await page.goto('/people');
    await press(page, page.getByRole('button', { name: 'Edit: Fenwick Sump' }), 'Enter');
    const form = page.getByRole('dialog', { name: 'Change Fenwick Sump' });
    await press(page, form.getByLabel('Name'), 'Control+a');
    await page.keyboard.type('Fenwick Sumpter');
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    await page.getByText('Fenwick Sumpter').waitFor();
    expect(await found('Sumpter')).toMatchObject([{ id: people.fenwick.id, phoneE164: '+14155550104' }]);
  });

  it('are changed with the mouse', async () => {
    const page = await site.window();
    await page.goto('/people');
    await page.getByRole('button', { name: 'Edit: Wilhelmina Drizzle' }).click();
    const form = page.getByRole('dialog', { name: 'Change Wilhelmina Drizzle' });
    await form.getByLabel('When answering').selectOption('Connected at once');
    await form.getByLabel('Priority').fill('3');
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    expect(await found('Wilhelmina')).toMatchObject([{ acceptance: 'none', priority: 3 }]);
  });

  it('are not called fit to be called when they have no phone', async () => {
    const page = await site.window();
    await page.goto('/people');
    const row = page.getByRole('listitem').filter({ hasText: 'olga@example.com' });
    await row.getByText('No phone: this person can not be rung.').waitFor();
    expect(await row.getByText('Can be called').isVisible()).toBe(false);
    expect(await page.getByRole('listitem').filter({ hasText: 'Nora' }).getByText('Can be called').isVisible()).toBe(
      true,
    );
  });

  it('say until when they can not be called', async () => {
    const page = await site.window();
    await page.goto('/people');
    await page.getByRole('button', { name: 'Edit: Tobias Pen' }).click();
    const form = page.getByRole('dialog', { name: /Tobias Pen$/ });
    await form.getByText('Can not be called', { exact: true }).click();
    await form.getByLabel('Until (left empty').fill('2031-05-01T09:30');
    await form.getByRole('button', { name: 'Save availability' }).click();
    const asked = page.getByRole('dialog', { name: 'Switch Tobias Pen off?' });
    await asked.getByRole('button', { name: 'Switch off' }).click();
    await page.getByText('Saved').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Can not be called').first().waitFor();
    const [tobias] = await found('Tobias');
    expect(tobias).toMatchObject({ available: false, availableUntil: '2031-05-01T07:30:00.000Z' });
    await site.api('PUT', `/api/users/${people.tobias.id}/availability`, { available: true });
  });

  it('are deactivated only after the duties that would be empty were named, and come back', async () => {
    const page = await site.window();
    await page.goto('/people');
    await page.getByRole('button', { name: 'Edit: Nora Quill' }).click();
    await page.getByRole('button', { name: 'Deactivate' }).click();
    const question = page.getByRole('dialog', { name: 'Deactivate Nora Quill?' });
    await question.getByText('These times would be left with nobody').waitFor();
    await question.getByText('Primary:').first().waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    expect(await found('Nora')).toMatchObject([{ active: true }]);
    await page.getByRole('button', { name: 'Deactivate' }).click();
    await question.getByRole('button', { name: 'Deactivate' }).click();
    await page.getByText('Nora Quill is deactivated').waitFor();
    expect(await found('Nora')).toMatchObject([{ active: false }]);
    await page.getByLabel('State').selectOption('inactive');
    await page.getByRole('button', { name: 'Edit: Nora Quill' }).click();
    await page.getByRole('button', { name: 'Activate again' }).click();
    await page.getByText('Nobody fits.').waitFor();
    expect(await found('Nora')).toMatchObject([{ active: true }]);
  });
});
