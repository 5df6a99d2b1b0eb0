export { is, where, type Condition } from './conditions.js';
export type { AdministrativeUnit } from './administrative-unit.js';
export { DatabaseAvailability, DatabaseAway, UnitEnded } from './availability.js';
export { dataSourceOptions, type Schema } from './data-source-options.js';
export { DatabaseModule } from './database.module.js';
export { ExclusiveDataSource } from './exclusive-data-source.js';
export { FileLock } from './file-lock.js';
export { HeavyReads, type ReadPiece } from './heavy-reads/heavy-reads.service.js';
export {
  isLockTimeout,
  isPrimaryKeyViolation,
  isTransient,
  isUnavailable,
  isUniqueViolation,
  repeatWhereTaken,
  RepeatUnit,
} from './database-errors.js';
export { halfWay, migrate, migrationStates, takeBack, WHAT_TO_DO, type MigrationLog } from './migrate.js';
export type { Migration } from './migration.js';
export { pendingMigrations } from './migration-records.js';
export { makePrivateFolder } from './private-files.js';
export { readAfter, batchRead, type Reading, type ReadingRow } from './batch-read.js';
export { RosterRevision } from './roster-revision.entity.js';
export { bumpRosterRevision, lockAdministration, ROSTER_CHANGED, rosterRevisionReading } from './roster-revision.js';
export { Mutex } from './mutex.js';
export { HELD, RowByRow, StuckRows } from './stuck-rows.js';
export { connectionTroubleOf, TROUBLE_WORDS, troubleOf, type DatabaseTrouble } from './trouble.js';
export { toDatabase, toInstant, Unit, type Parameter, type Statement } from './unit.js';
export { plainDatabaseError } from './trouble-sentence.js';
export type { RunOptions } from './run-options.js';
export { UnitOfWork } from './unit-of-work.js';
export { assertRoom } from './room-probe.js';
