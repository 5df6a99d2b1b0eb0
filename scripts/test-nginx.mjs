/**
 * What a test run says about nginx, behind which instances are restarted and killed. `nginx` is its program, or nothing
 * where none is installed; `used` says whether a suite started it.
 */

const howToGet = 'install it (Debian: apt-get install nginx-light), or set NGINX_PATH';

/** One line: what ran behind it, or how to get it. */
export function nginxLine({ nginx, used }) {
  if (!nginx) return `nginx did not run: ${howToGet}`;
  return used ? `nginx ran: ${nginx}` : `nginx did not run: ${nginx} was ready, and no suite of this run used it`;
}

/** A sentence when `required` ("nginx") names it and no suite ran behind it. */
export function missingNginx({ used }, required = '') {
  return required.trim() === '' || used ? [] : [`REQUIRE_NGINX names ${required.trim()}, and no suite ran behind it.`];
}
