import { afterAll, beforeAll, it } from 'vitest';
import { inBrowser } from './kit/chromium.js';
import { ADMIN, Site } from './kit/site.js';

const GUESSED = 'Volkswagen2024!';

inBrowser('a refusal on the page in Spanish', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site.close());

  it('of the new password of oneself is said beside it, in Spanish', async () => {
    const page = await site.window(ADMIN.email, { language: 'es-MX' });
    await page.goto('/account');
    await page.getByLabel('Contraseña actual').fill(ADMIN.password);
    await page.getByLabel('Contraseña nueva (10 caracteres o más)').fill(GUESSED);
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('Es fácil de adivinar').waitFor();
  });

  it('of the password and e-mail of a new person is said beside them, in Spanish', async () => {
    const page = await site.window(ADMIN.email, { language: 'es-MX' });
    await page.goto('/people');
    await page.getByRole('button', { name: 'Añadir una persona' }).click();
    const form = page.getByRole('dialog', { name: 'Añadir una persona' });
    await form.getByLabel('Nombre').fill('Greta Weir');
    await form.getByLabel('Correo electrónico (para entrar)').fill(ADMIN.email);
    await form.getByLabel('Contraseña (10 caracteres o más)').fill(GUESSED);
    await form.getByRole('button', { name: 'Guardar' }).first().click();
    await form.getByText('Es fácil de adivinar').waitFor();
    await form.getByLabel('Contraseña (10 caracteres o más)').fill('seven quiet walnut trees');
    await form.getByRole('button', { name: 'Guardar' }).first().click();
    await form.getByText('Este correo es de otra persona.').waitFor();
  });
});
