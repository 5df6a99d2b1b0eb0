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
import { FollowUps1795897600000 } from './1795897600000-follow-ups.js';
import { RemovedRecordings1795898000000 } from './1795898000000-removed-recordings.js';
import { Reconciliation1795899400000 } from './1795899400000-reconciliation.js';
import { Alerts1795900000000 } from './1795900000000-alerts.js';
import { ReceivedTexts1795900000001 } from './1795900000001-received-texts.js';
import { LineTexts1795900600000 } from './1795900600000-line-texts.js';
import { CallBacks1795900800000 } from './1795900800000-call-backs.js';
import { BlockedCallers1795901000000 } from './1795901000000-blocked-callers.js';
import { OfferLock1795901200000 } from './1795901200000-offer-lock.js';
import { Instances1795901200001 } from './1795901200001-instances.js';
import { LineAudio1795902000000 } from './1795902000000-line-audio.js';
import { TakenBefore1795902200000 } from './1795902200000-taken-before.js';
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
    FollowUps1795897600000,
    RemovedRecordings1795898000000,
    Reconciliation1795899400000,
    Alerts1795900000000,
    ReceivedTexts1795900000001,
    LineTexts1795900600000,
    CallBacks1795900800000,
    BlockedCallers1795901000000,
    OfferLock1795901200000,
    Instances1795901200001,
    LineAudio1795902000000,
    TakenBefore1795902200000,
  ];
}
