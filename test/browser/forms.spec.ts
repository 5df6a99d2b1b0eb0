import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBrowser } from './kit/chromium.js';
import { staff, type Staff } from './kit/company.js';
import { choosePerson, press, typeInto } from './kit/hands.js';
import { ADMIN, Site } from './kit/site.js';

inBrowser('forms', () => {
  let site: Site;
  let people: Staff;
  beforeAll(async () => {
    site = await Site.open();
    people = await staff(site);
  });
  afterAll(() => site.close());

  const button = (page: Page, name: string) => page.getByRole('button', { name });
  const hasFocus = (field: Locator) => expect.poll(() => field.and(field.page().locator(':focus')).count()).toBe(1);

  it.each([
    ['/people', 'Add a person', 'Name'],
    ['/on-call', 'Put somebody else on call', 'Person'],
    ['/on-call', 'New shift', 'Person'],
    ['/on-call', 'New rotation', 'Name'],
    ['/ladders', 'Import holidays', 'Calendar text'],
    ['/blocked', 'Block a number', 'Number'],
  ])('On %s, “%s” begins in its first field and gives the focus back', async (path, name, field) => {
    const page = await site.window();
    await page.goto(path);
    await button(page, name).first().focus();
    await page.keyboard.press('Enter');
    await hasFocus(page.getByRole('dialog').getByLabel(field).first());
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await hasFocus(button(page, name).first());
  });

  it('The form that blocks the caller of an incident begins in its first field', async () => {
    const page = await site.window();
    await page.goto('/blocked?prefix=%2B14155550190');
    await hasFocus(page.getByRole('dialog').getByLabel('Number').first());
  });

  it('What a browser finds wrong is said in the language of the page', async () => {
    const page = await site.window(ADMIN.email, { language: 'es-MX' });
    await page.goto('/people');
    await button(page, 'Añadir una persona').click();
    const form = page.getByRole('dialog', { name: 'Añadir una persona' });
    await form.getByRole('button', { name: 'Guardar' }).first().click();
    const message = (): Promise<string> => page.evaluate('document.activeElement.validationMessage');
    expect(await message()).toBe('Rellene este campo.');
    await typeInto(page, form.getByLabel('Nombre'), 'Greta');
    expect(await message()).toBe('');
    await form.getByLabel('Correo electrónico').fill('greta');
    await form.getByRole('button', { name: 'Guardar' }).first().click();
    expect(await message()).toMatch(/^Escriba un correo/);
  });

  it('An override without a person says so at the field, and one that the service refuses says it in words', async () => {
    const page = await site.window(ADMIN.email, { language: 'es-MX' });
    await page.goto('/on-call');
    await button(page, 'Poner a otra persona').first().click();
    const form = page.getByRole('dialog');
    await press(page, form.getByRole('button', { name: 'Guardar' }), 'Enter');
    await form.getByText('Elija a una persona.').waitFor();
    await choosePerson(form, people.nora.name, 'Persona');
    await page.route('**/api/on-call/overrides', (route) =>
      route.fulfill({
        status: 400,
        json: {
          statusCode: 400,
          code: 'BAD_REQUEST',
          message: 'endsAt must be a date',
          details: [{ field: 'endsAt', message: 'endsAt must be a date' }],
        },
      }),
    );
    await form.getByRole('button', { name: 'Guardar' }).click();
    await form.getByText('Lo que ya pasó no se puede cambiar.').waitFor();
    expect(await form.getByText('must be').count()).toBe(0);
    await page.unroute('**/api/on-call/overrides');
    await page.route('**/api/on-call/overrides', (route) =>
      route.fulfill({
        status: 400,
        json: { statusCode: 400, code: 'BAD_REQUEST', message: 'what must not be here', details: [] },
      }),
    );
    await form.getByRole('button', { name: 'Guardar' }).click();
    await form.getByText('Algo de lo que ha escrito no se puede usar.').waitFor();
  });

  it('Filters of people, figures and plan are in the address', async () => {
    const page = await site.window();
    await page.goto('/people');
    await page.getByLabel(/^Search/).fill('quill');
    await page.getByLabel('Role').selectOption('technician');
    await page.getByLabel('State').selectOption('everyone');
    await expect
      .poll(() => Object.fromEntries(new URL(page.url()).searchParams))
      .toEqual({ q: 'quill', role: 'technician', state: 'everyone' });
    await page.reload();
    await page.getByText('Nora Quill').waitFor();
    expect(await page.getByLabel(/^Search/).inputValue()).toBe('quill');
    expect(await page.getByText('Tobias Pen').count()).toBe(0);

    await page.goto('/figures');
    await page.getByText('7 days', { exact: true }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('?days=7');
    await page.reload();
    await expect.poll(() => page.getByRole('radio', { name: '7 days' }).isChecked()).toBe(true);
    await page.goto('/figures?from=2026-01-05&to=2026-01-09');
    await expect.poll(() => page.getByLabel('From').inputValue()).toBe('2026-01-05');
    await page.getByLabel('To').fill('2026-01-12');
    await expect.poll(() => new URL(page.url()).searchParams.get('to')).toBe('2026-01-12');

    await page.goto('/on-call');
    await page.getByText('Month', { exact: true }).click();
    await page.getByRole('button', { name: 'Later' }).click();
    await expect.poll(() => new URL(page.url()).search).toMatch(/^\?range=month&from=\d{4}-\d\d-\d\d$/);
    await page.reload();
    await expect.poll(() => page.getByRole('radio', { name: 'Month' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Today' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('?range=month');
  });
});
