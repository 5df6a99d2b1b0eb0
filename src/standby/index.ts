export { probeCall } from './call-probe.js';
export { JournalEntryRow } from './journal-entry.entity.js';
export { readSnapshot } from './snapshot.js';
export { Standby } from './standby.service.js';
export { StandbyModule } from './standby.module.js';
export { StandbyStatus } from './status.service.js';
export { Watch, type StartedAway } from './watch.service.js';
