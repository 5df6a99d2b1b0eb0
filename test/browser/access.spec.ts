import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBrowser } from './kit/chromium.js';
import { staff, type Staff } from './kit/company.js';
import { press, typeInto } from './kit/hands.js';
import { Site } from './kit/site.js';

const TECHNICIAN = 'nora.quill@example.com';
const MANAGER = 'wilhelmina.drizzle@example.com';

inBrowser('access', () => {
  let site: Site;
  let people: Staff;
  beforeAll(async () => {
    site = await Site.open();
    people = await staff(site);
    for (let nth = 0; nth < 3; nth += 1) await site.refusedSignIn(TECHNICIAN);
    await site.refusedSignIn('nobody@example.com');
    await site.api('PATCH', `/api/users/${people.fenwick.id}`, { password: 'a better one for the rain' });
    const technician = await site.window(TECHNICIAN);
    const session = (await (await technician.request.get('/api/auth/session')).json()) as { csrfToken: string };
    const headers = { 'X-CSRF-Token': session.csrfToken };
    await technician.request.fetch('/api/rotating-pool', { method: 'PUT', headers, data: { members: [] } });
  });
  afterAll(() => site.close());

  it('is listed for admins, and filtered with the mouse', async () => {
    const page = await site.window();
    await page.goto('/');
    await page.getByRole('navigation').getByRole('link', { name: 'Access records' }).click();
    await page.getByRole('heading', { level: 1, name: 'Access records' }).waitFor();
    const rows = page.getByRole('list', { name: 'Access records' }).getByRole('listitem');
    await rows
      .filter({ hasText: 'Asked for what their role may not do' })
      .getByText('PUT /api/rotating-pool')
      .waitFor();
    await rows.filter({ hasText: 'Password set by somebody else' }).getByText('by Olga').waitFor();
    await rows.filter({ hasText: 'No account known' }).waitFor();
    const wrong = rows.filter({ hasText: 'Nora Quill' }).filter({ hasText: 'Wrong e-mail or password' });
    await wrong.getByText(/3 times since \d\d:\d\d/).waitFor();

    await page.getByLabel('What happened').selectOption('Wrong e-mail or password');
    await rows.filter({ hasText: 'Signed in' }).first().waitFor({ state: 'detached' });
    expect(await rows.count()).toBe(2);
    await page.getByLabel('Account').selectOption('Nora Quill');
    await rows.filter({ hasText: 'No account known' }).waitFor({ state: 'detached' });
    expect(await rows.count()).toBe(1);
    expect(page.url()).toContain(`userId=${people.nora.id}`);
    await page.getByLabel('To', { exact: true }).fill('2026-01-01');
    await page.getByText('There are no such records.').waitFor();
    await page.getByLabel('To', { exact: true }).fill('');
    await page.reload();
    await wrong.waitFor();
    expect(await rows.count()).toBe(1);
  });

  it('is filtered with the keyboard alone', async () => {
    const page = await site.window();
    await page.goto('/access');
    const rows = page.getByRole('list', { name: 'Access records' }).getByRole('listitem');
    await rows.filter({ hasText: 'Nora Quill' }).first().waitFor();
    await typeInto(page, page.getByLabel('Account'), 'Fenwick');
    await rows.filter({ hasText: 'Nora Quill' }).first().waitFor({ state: 'detached' });
    await typeInto(page, page.getByLabel('What happened'), 'Password');
    await expect.poll(() => rows.count()).toBe(1);
    await rows.getByText('Password set by somebody else').waitFor();
  });

  it('is told in Spanish', async () => {
    const page = await site.window(undefined, { language: 'es-ES' });
    await page.goto('/access');
    await page.getByRole('heading', { level: 1, name: 'Registro de accesos' }).waitFor();
    await page.getByRole('listitem').getByText('Pidió algo que su función no permite').waitFor();
  });

  it('is for admins alone', async () => {
    const page = await site.window(MANAGER);
    await page.goto('/access');
    await page.getByText('Only admins can read these.').waitFor();
    expect(await page.getByRole('navigation').getByRole('link', { name: 'Access records' }).count()).toBe(0);
  });

  it('to duties ends when an admin ends the calendar address, with the mouse or the keyboard', async () => {
    const calendarOf = async (email: string): Promise<string> => {
      const window = await site.window(email);
      await window.goto('/account');
      await window.getByRole('button', { name: 'New address' }).click();
      await window.getByRole('dialog').getByRole('button', { name: 'New address' }).click();
      return window.locator('pre').innerText();
    };
    const page = await site.window();
    await page.goto('/people');
    const question = page.getByRole('dialog', { name: /^End the calendar address of/ });

    const nora = await calendarOf(TECHNICIAN);
    expect((await fetch(nora)).status).toBe(200);
    await page.getByRole('button', { name: 'Edit: Nora Quill' }).click();
    await page.getByRole('button', { name: 'End the calendar address' }).click();
    await question.getByRole('button', { name: 'Cancel' }).click();
    expect((await fetch(nora)).status).toBe(200);
    await page.getByRole('button', { name: 'End the calendar address' }).click();
    await question.getByRole('button', { name: 'End the calendar address' }).click();
    await page.getByText('The calendar address has ended').waitFor();
    expect((await fetch(nora)).status).toBe(401);
    await page.keyboard.press('Escape');

    const wilhelmina = await calendarOf(MANAGER);
    await press(page, page.getByRole('button', { name: 'Edit: Wilhelmina Drizzle' }), 'Enter');
    await press(page, page.getByRole('button', { name: 'End the calendar address' }), 'Enter');
    await press(page, question.getByRole('button', { name: 'End the calendar address' }), 'Enter');
    await question.waitFor({ state: 'detached' });
    expect((await fetch(wilhelmina)).status).toBe(401);
  });
});
