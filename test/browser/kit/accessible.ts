import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with a page, by the rules of WCAG 2.2 AA and its own good practice: a line for each element. */
export async function violations(page: Page): Promise<string[]> {
  // By the debugger, which the content security policy of the page does not bind.
  await page.evaluate(axeSource);
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ html, any }) => id + ': ' + help + ' ' + html.slice(0, 160) + ' ' + (any[0]?.message ?? ''))))`,
  )) as string[];
  return found;
}
