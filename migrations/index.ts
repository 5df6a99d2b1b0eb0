import type { MigrationInterface } from 'typeorm';
import { CallLine1763900000000 } from './1763900000000-call-line.js';
import { Administration1764000000000 } from './1764000000000-administration.js';
import { EndedSessions1764100000000 } from './1764100000000-ended-sessions.js';
import { DialledLine1765000000000 } from './1765000000000-dialled-line.js';
import { Standby1765000000005 } from './1765000000005-standby.js';
import { IncidentHistory1764000000002 } from './1764000000002-incident-history.js';
import { Messages1765000000006 } from './1765000000006-messages.js';
import { firstLadders } from './1763900000001-first-ladders.js';
import { OnCallPlan1764000000001 } from './1764000000001-on-call-plan.js';

/**
 * All migrations, oldest first: none is found by a glob, none is ever changed after a release.
 * `businessTimeZone` is the IANA zone in which the first business hours are created.
 */
export function migrations(businessTimeZone: string): (new () => MigrationInterface)[] {
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
  ];
}
