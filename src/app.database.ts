import type { DataSourceOptions } from 'typeorm';
import { migrations } from '../migrations/index.js';
import { AccessRecord, EndedSession, LoginFailure, SignInAddress } from './access/index.js';
import { BlockedCallerRow } from './blocked-callers/index.js';
import type { Environment } from './config/index.js';
import { ChangeLogEntry } from './audit/index.js';
import { dataSourceOptions, RosterRevision } from './database/index.js';
import { CallBack } from './call-backs/index.js';
import { FollowUp } from './follow-ups/index.js';
import { CallAttempt, Incident, IncidentEvent, RemovedRecording } from './incidents/index.js';
import { LineAudioRow, LineTextsRow } from './line-texts/index.js';
import { Message, ReceivedText, UnreachablePhone } from './notifications/index.js';
import { Reconciliation } from './reconciler/index.js';
import { Ladder, LadderStepRow } from './routing/index.js';
import {
  BusinessHoursRow,
  BusinessHoursSpan,
  Holiday,
  OnCallOverride,
  OnCallPastVersion,
  OnCallRotation,
  OnCallShift,
  RotatingPoolMember,
} from './scheduling/index.js';
import { InstanceRow, JournalEntryRow } from './calls/index.js';
import { User } from './users/index.js';

const entities = [
  User,
  OnCallShift,
  OnCallOverride,
  OnCallRotation,
  OnCallPastVersion,
  BusinessHoursRow,
  BusinessHoursSpan,
  Holiday,
  RotatingPoolMember,
  Ladder,
  LadderStepRow,
  RosterRevision,
  ChangeLogEntry,
  LoginFailure,
  EndedSession,
  AccessRecord,
  SignInAddress,
  Incident,
  CallAttempt,
  IncidentEvent,
  RemovedRecording,
  Message,
  FollowUp,
  CallBack,
  Reconciliation,
  UnreachablePhone,
  ReceivedText,
  LineTextsRow,
  LineAudioRow,
  BlockedCallerRow,
  InstanceRow,
  JournalEntryRow,
];

/** The application's database: the service, the migration commands and the tests all take it from here. */
export function appDatabase(environment: Pick<Environment, 'database' | 'businessTimeZone'>): DataSourceOptions {
  return dataSourceOptions(environment.database, { entities, migrations: migrations(environment.businessTimeZone) });
}
