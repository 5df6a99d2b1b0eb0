import type { BrowserContext } from 'playwright-core';

const open = new Map<BrowserContext, string[]>();

/** Remembers a window until `closeWindows`, with what its pages say to the console and which requests fail. */
export function rememberWindow(context: BrowserContext): void {
  const said: string[] = [];
  open.set(context, said);
  context.on('console', (message) => said.push(`console ${message.type()}: ${message.text()}`));
  context.on('requestfailed', (request) =>
    said.push(`failed: ${request.method()} ${request.url()} ${request.failure()?.errorText ?? ''}`),
  );
  context.on('response', (response) => {
    if (response.status() >= 400) said.push(`${response.status()}: ${response.request().method()} ${response.url()}`);
  });
}

/** Describes each open window for a person who reads why a test failed: address, visible text, console, requests. */
export async function describeWindows(): Promise<string> {
  const parts: string[] = [];
  for (const [context, said] of open) {
    for (const page of context.pages()) {
      const text = await page.locator('body').ariaSnapshot({ timeout: 5000 }).catch(String);
      parts.push([`Window at ${page.url()}`, ...said.slice(-30), text].join('\n'));
    }
  }
  return parts.join('\n\n');
}

/** Closes every window that is open. */
export async function closeWindows(): Promise<void> {
  for (const context of open.keys()) await context.close();
  open.clear();
}
