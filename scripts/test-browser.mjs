/**
 * What a test run says about the browser in which the page is tried. `chromium` is its program, or nothing where none
 * is installed; `used` says whether a suite started it.
 */

const howToGet = 'install Chromium (Debian: apt-get install chromium), or set CHROMIUM_PATH';

/** One line: what ran in it, or how to get it. */
export function browserLine({ chromium, used }) {
  if (!chromium) return `chromium did not run: ${howToGet}`;
  return used
    ? `chromium ran: ${chromium}`
    : `chromium did not run: ${chromium} was ready, and no suite of this run used it`;
}

/** A sentence when `required` ("chromium") names the browser and no suite ran in it. */
export function missingBrowser({ used }, required = '') {
  return required.trim() === '' || used ? [] : [`REQUIRE_BROWSER names ${required.trim()}, and no suite ran in it.`];
}
