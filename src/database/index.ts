export { dataSourceOptions, type Schema } from './data-source-options.js';
export { DatabaseModule } from './database.module.js';
export { isTransient, isUniqueViolation, RepeatUnit } from './database-errors.js';
export { migrate } from './migrate.js';
export { readTogether, type Reading, type ReadingRow } from './read-together.js';
export { RosterRevision } from './roster-revision.entity.js';
export { bumpRosterRevision, queueUp, rosterRevisionReading } from './roster-revision.js';
export { toDatabase, toInstant, Unit, type Parameter } from './unit.js';
export { UnitOfWork } from './unit-of-work.js';
