export { blockOf, TREATMENTS, type BlockedCaller, type Treatment } from './blocked-caller.js';
export { BlockedCallerRow } from './blocked-caller.entity.js';
export { BlockedCallersModule } from './blocked-callers.module.js';
export { BlockedCallersReader } from './blocked-callers-reader.service.js';
