import type { Migration } from '../src/database/index.js';
import { CallLine1763900000000 } from './1763900000000-call-line.js';
import { Administration1764000000000 } from './1764000000000-administration.js';
import { EndedSessions1764100000000 } from './1764100000000-ended-sessions.js';
import { DialledLine1765000000000 } from './1765000000000-dialled-line.js';
import { Standby1765000000005 } from './1765000000005-standby.js';
import { IncidentHistory1764000000002 } from './1764000000002-incident-history.js';
import { Messages1765000000006 } from './1765000000006-messages.js';
import { OneCharacterSet1765100000000 } from './1765100000000-one-character-set.js';
import { KeptTurns1765200000000 } from './1765200000000-kept-turns.js';
import { EarlyCloses1765300000000 } from './1765300000000-early-closes.js';
import { AccessRecords1765300000001 } from './1765300000001-access-records.js';
import { SignInAddresses1765300000002 } from './1765300000002-sign-in-addresses.js';
import { firstLadders } from './1763900000001-first-ladders.js';
import { OnCallPlan1764000000001 } from './1764000000001-on-call-plan.js';

/**
 * All migrations, oldest first: none is found by a glob. After a release one is only changed in how it gets there, never in
 * where it leads. They are made of `steps.ts`, which may run again where a server was interrupted.
 * `businessTimeZone` is the IANA zone in which the first business hours are created.
 */
export function migrations(businessTimeZone: string): (new () => Migration)[] {
  return [
    CallLine1763900000000,
    firstLadders(businessTimeZone),
    Administration1764000000000,
    OnCallPlan1764000000001,
    IncidentHistory1764000000002,
    EndedSessions1764100000000,
    DialledLine1765000000000,
    Standby1765000000005,
    Messages1765000000006,
    OneCharacterSet1765100000000,
    KeptTurns1765200000000,
    EarlyCloses1765300000000,
    AccessRecords1765300000001,
    SignInAddresses1765300000002,
  ];
}
