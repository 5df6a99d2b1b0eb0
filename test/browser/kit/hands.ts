import type { Locator, Page } from 'playwright-core';

const MAX_PRESSES = 300;

/** Goes to a control by the Tab key alone, as somebody without a mouse must. @throws Error when Tab does not lead there. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor({ state: 'attached' });
  const focused = control.and(page.locator(':focus'));
  for (let presses = 0; presses < MAX_PRESSES; presses += 1) {
    if ((await focused.count()) > 0) {
      // A drawer that has just opened may still take the focus to where it begins.
      await twoFrames(page);
      if ((await focused.count()) > 0) return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(control)}`);
}

async function twoFrames(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

/** Goes to a control by the Tab key, and presses keys there. */
export async function press(page: Page, control: Locator, ...keys: readonly string[]): Promise<void> {
  await tabTo(page, control);
  for (const key of keys) await page.keyboard.press(key);
}

/** Goes to a field by the Tab key, and types. In a choice, that chooses what begins so. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

/** Chooses a person with the mouse, from those whose names have what is typed. */
export async function choosePerson(form: Locator, name: string, label = 'Person'): Promise<void> {
  const field = form.getByRole('combobox', { name: label });
  await field.click();
  await field.fill(name);
  await form.page().getByRole('listbox').getByRole('option', { name }).click();
}

/** Drags with the mouse, so far to the right and down. */
export async function drag(page: Page, from: Locator, to: { dx?: number; dy?: number }): Promise<void> {
  // What is drawn anew meanwhile is looked for again.
  await from.hover();
  const box = await from.boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (to.dx ?? 0), y + (to.dy ?? 0), { steps: 8 });
  await page.mouse.up();
}

/** Holds what the page asks from now on, until the returned function is called; `path` names fewer requests than all. */
export async function heldRequests(page: Page, path = '**/api/**'): Promise<() => void> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(path, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
