import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBrowser } from './kit/chromium.js';
import { press } from './kit/hands.js';
import { ADMIN, Site } from './kit/site.js';

inBrowser('signing in', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site.close());

  it('is done with the keyboard alone, in a cookie that no script sees, and undone', async () => {
    const page = await site.window(null);
    await page.goto('/incidents');
    await page.locator('input[name=email]:focus').waitFor();
    await page.keyboard.type(ADMIN.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type('wrong password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('E-mail or password is wrong').waitFor();
    await press(page, page.locator('input[name=password]'), 'Control+a');
    await page.keyboard.type(ADMIN.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Incidents', level: 1 }).waitFor();
    expect(await page.evaluate('document.cookie')).toBe('');
    const kept = (await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')) as string;
    expect(kept).not.toMatch(/eyJ|csrf/i);

    await page.goto('/account');
    await press(page, page.getByRole('button', { name: 'Sign out' }), 'Enter');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto('/');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('is done with the mouse, and undone', async () => {
    const page = await site.window(null);
    await page.goto('/');
    await page.getByLabel('E-mail').click();
    await page.keyboard.type(ADMIN.email);
    await page.locator('input[name=password]').click();
    await page.keyboard.type(ADMIN.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'No call in progress', level: 1 }).waitFor();
    await page.getByRole('banner').getByRole('link', { name: 'olga' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('is asked for again when the session has been ended elsewhere', async () => {
    const { id, email } = await site.person('Leaver Soon', 'manager');
    const page = await site.window(email);
    await page.goto('/people');
    await page.getByText('Live', { exact: true }).waitFor();
    await site.api('PATCH', `/api/users/${id}`, { active: false });
    await page.getByText('Your session is over').waitFor();
  });

  it('is not ended by a service that can not be asked for a while: the page stays', async () => {
    const { email } = await site.person('Stays Here', 'manager', { phoneE164: '+14155550177' });
    const page = await site.window(email);
    await page.goto('/');
    await page.getByText('Live', { exact: true }).waitFor();
    let asked = 0;
    await page.route('**/api/auth/session', (route) => {
      asked += 1;
      return route.abort();
    });
    await page.getByRole('switch', { name: 'I can be called' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click();
    await expect.poll(() => asked, { timeout: 30_000 }).toBeGreaterThan(2);
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
  });

  it('speaks Spanish to those who do', async () => {
    const page = await site.window(null, { language: 'es-MX' });
    await page.goto('/');
    await page.getByRole('heading', { name: 'Iniciar sesión' }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('es');
    await page.getByRole('combobox').selectOption('en');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});

inBrowser('a first start', () => {
  it('tells how the first admin is made', async () => {
    const site = await Site.open({ admin: false });
    try {
      const page = await site.window(null);
      await page.goto('/');
      await page.getByRole('heading', { name: 'The first start' }).waitFor();
      await page.getByText('ADMIN_EMAIL').waitFor();
    } finally {
      await site.close();
    }
  });
});
