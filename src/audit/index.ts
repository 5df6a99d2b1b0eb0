export { AuditModule } from './audit.module.js';
export { noteChange, noteRosterChange, type NotedChange } from './change-log.js';
export { ChangeLogEntry } from './change-log-entry.entity.js';
