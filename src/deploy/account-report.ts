import { Clock } from '../common/index.js';
import type { Print } from './print.js';
import type { Tools } from './plan.js';
import type { Check } from './self-test/check.js';
import { errorLog } from './self-test/error-log.check.js';
import { Facts } from './self-test/facts.js';
import { fallbackAddress } from './self-test/fallback-address.check.js';
import { findingOf } from './self-test/finding-of.js';
import { Outside } from './self-test/outside.service.js';
import { geographicPermissions } from './self-test/permissions.check.js';
import { recordings } from './self-test/recordings.check.js';
import { accountStanding, callsAtOnce } from './self-test/standing.checks.js';
import { textMessages } from './self-test/text-messages.check.js';

const CHECKS: readonly Check[] = [
  accountStanding,
  callsAtOnce,
  geographicPermissions,
  fallbackAddress,
  textMessages,
  recordings,
  errorLog,
];

/** Tells how the account stands, a line for each check of the self-test that is about it. Changes nothing, never throws. */
export async function tellAccount({ environment, account, readPeople, readLine }: Tools, print: Print): Promise<void> {
  const facts = new Facts(environment, account, new Outside(), readPeople, new Clock().now(), await readLine());
  const failed = ({ name }: Check, why: string): void => print(`  ${name}: ${why}`);
  print('The account:');
  for (const check of CHECKS) {
    const { ok, message, remedy } = await findingOf(check, facts, failed);
    print(`  ${ok === true ? 'ok' : ok === false ? 'WRONG' : 'unknown'}: ${message}`);
    if (ok !== true && remedy !== null) print(`    ${remedy}`);
  }
}
