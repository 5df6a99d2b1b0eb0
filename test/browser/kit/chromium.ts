import { existsSync, writeFileSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { afterEach, describe, inject } from 'vitest';
import { closeWindows, describeWindows } from './windows.js';

/** Why the suites that need a browser are skipped where none is installed. */
export const noBrowserReason = 'Chromium is not installed';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine: that of CHROMIUM_PATH, or where Debian puts it; null where there isn't one. */
export function findChromium(): string | null {
  const given = process.env['CHROMIUM_PATH'];
  return [...(given ? [given] : []), ...PLACES].find((path) => existsSync(path)) ?? null;
}

/**
 * Runs a suite in a browser where there is one; where there isn't one, it shows as skipped. Closes the windows of each
 * test after it, so that they cost the next one nothing; prints what they showed when the test failed.
 */
export function inBrowser(name: string, suite: () => void): void {
  if (inject('chromium') === null) {
    describe.skip(`${name} (${noBrowserReason})`, suite);
    return;
  }
  // Beside other suites a browser is late now and then; what fails twice is broken.
  describe(name, { retry: 1 }, () => {
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail') console.error(await describeWindows());
      await closeWindows();
    });
    suite();
  });
}

/** A name of this machine. */
export const PLAIN_HOST = 'line.example';

/** Starts the browser, with a profile that is thrown away. */
export function launch(): Promise<Browser> {
  const report = process.env['EWF_TEST_REPORT'];
  if (report) writeFileSync(`${report}.browser`, '');
  return chromium.launch({
    executablePath: inject('chromium') ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      // A name that is no secure context, as `localhost` is one.
      `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`,
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
