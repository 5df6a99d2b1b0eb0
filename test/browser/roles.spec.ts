import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBrowser } from './kit/chromium.js';
import { staff } from './kit/company.js';
import { Site } from './kit/site.js';

inBrowser('roles', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    const { nora } = await staff(site);
    await site.api('POST', '/api/on-call/overrides', {
      userId: nora.id,
      level: 'secondary',
      startsAt: '2031-01-01T00:00:00Z',
      endsAt: '2031-01-02T00:00:00Z',
    });
  });
  afterAll(() => site.close());

  it('a technician sees no control that would change what is not theirs, and the interface refuses too', async () => {
    const page = await site.window('nora.quill@example.com');
    const seen: string[] = [];
    for (const [path, heading] of [
      ['/people', 'People'],
      ['/on-call', 'On call'],
      ['/ladders', 'Ladders and hours'],
    ] as const) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page
        .getByText(path === '/people' ? 'Wilhelmina Drizzle' : 'Nora Quill')
        .or(page.getByText('Primary on call'))
        .first()
        .waitFor();
      const controls = page
        .locator('main')
        .getByRole('button', { name: /edit|remove|add|save|new|change|put|import|move|deactivate/i });
      for (const control of await controls.all()) seen.push(`${path}: ${await control.innerText()}`);
    }
    expect(seen).toEqual([]);
    expect(await page.getByLabel('Rings for (s)').first().isDisabled()).toBe(true);

    // Whatever the page shows, the service decides: the same requests with this very session and its token.
    const session = (await (await page.request.get('/api/auth/session')).json()) as { csrfToken: string };
    const headers = { 'X-CSRF-Token': session.csrfToken };
    for (const [method, path, data] of [
      ['POST', '/api/users', { name: 'New', role: 'admin' }],
      ['PATCH', '/api/users/1', { name: 'Changed' }],
      ['DELETE', '/api/on-call/overrides/1', undefined],
      ['PUT', '/api/rotating-pool', { members: [] }],
      ['PUT', '/api/ladders/after_hours', { steps: [{ name: 'admin', timeoutSeconds: 20 }] }],
      ['POST', '/api/on-call/rotations/preview', {}],
    ] as const) {
      const answer = await page.request.fetch(path, { method, headers, ...(data && { data }) });
      expect(`${method} ${path} ${answer.status()}`).toBe(`${method} ${path} 403`);
    }
  });

  it('a manager sees who an admin is, and changes neither that nor whether the admin is active', async () => {
    const page = await site.window('wilhelmina.drizzle@example.com');
    const { items } = await site.api<{ items: { name: string }[] }>('GET', '/api/users?role=admin');
    await page.goto('/people');
    await page.getByRole('button', { name: `Edit: ${items[0]?.name}` }).click();
    const form = page.getByRole('dialog');
    for (const label of ['Name', 'Country', 'Phone', 'E-mail (to sign in)', 'Role']) {
      expect([label, await form.getByLabel(label).first().isDisabled()]).toEqual([label, true]);
    }
    expect(await form.getByRole('button', { name: /^(Deactivate|Delete)$/ }).count()).toBe(0);
    await form.getByLabel('Priority').fill('9');
    await form.getByRole('button', { name: 'Save' }).first().click();
    await form.waitFor({ state: 'detached' });
  });

  it('a manager changes people but neither their roles nor their passwords', async () => {
    const page = await site.window('wilhelmina.drizzle@example.com');
    await page.goto('/people');
    await page.getByRole('button', { name: 'Edit: Nora Quill' }).click();
    const form = page.getByRole('dialog');
    expect(await form.getByLabel('Role').isDisabled()).toBe(true);
    expect(await form.getByLabel('New password').count()).toBe(0);
    expect(await form.getByRole('button', { name: 'Delete' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Add a person' }).count()).toBe(0);
    await form.getByLabel('Priority').fill('7');
    await form.getByRole('button', { name: 'Save' }).first().click();
    await form.waitFor({ state: 'detached' });
    const { items } = await site.api<{ items: object[] }>('GET', '/api/users?q=Nora');
    expect(items).toMatchObject([{ priority: 7 }]);
  });
});
